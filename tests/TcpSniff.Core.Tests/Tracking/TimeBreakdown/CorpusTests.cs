using FsCheck;
using FsCheck.Fluent;
using TcpSniff.Packets;
using TcpSniff.Testing;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.TimeBreakdown;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.TimeBreakdown;

public class CorpusTests
{
    [Fact]
    public void Of_every_connection_of_the_public_captures_every_nanosecond_is_accounted_for_once()
    {
        Assert.SkipUnless(Corpus.IsPresent, Corpus.Absent);
        var connections = Corpus.Captures.SelectMany(capture => CorpusConnections.Of(capture).Values).ToList();

        Assert.True(connections.Count > 1000);
        Assert.Empty(connections.Where(connection => !AddsUp(connection)).Select(connection => connection.Key.ToString()));
    }

    [Fact]
    public void Whatever_is_sent_and_whatever_the_clock_does_every_nanosecond_is_accounted_for_once() => Check.QuickThrowOnFailure(
        Prop.ForAll<(byte Kind, byte Number, sbyte Milliseconds)[]>(steps =>
        {
            var it = Conversation.Open();
            foreach (var (kind, number, milliseconds) in steps)
            {
                Play(it.Wait(milliseconds), kind, number);
            }

            return it.Tracker.Connections.All(AddsUp);
        }));

    private static void Play(Conversation it, byte kind, uint number)
    {
        var flags = (kind & 7) switch { 6 => TcpFlags.Fin | TcpFlags.Ack, 7 => TcpFlags.Rst | TcpFlags.Ack, _ => TcpFlags.Ack };
        var length = kind >> 5;
        var window = (ushort)((kind & 16) != 0 ? 20 : 0);
        _ = (kind & 8) != 0
            ? it.Client(1001 + (number & 15), 5001 + (number >> 4), length, window, flags)
            : it.Server(5001 + (number & 15), 1001 + (number >> 4), length, window, flags);
    }

    private static bool AddsUp(Connection connection)
    {
        var spent = Enum.GetValues<TimeClass>().Select(connection.Spent).ToList();
        return spent.Sum(span => span.Nanoseconds) == connection.Duration.Nanoseconds
            && (connection.Duration < Duration.Zero || spent.All(span => span >= Duration.Zero));
    }
}
