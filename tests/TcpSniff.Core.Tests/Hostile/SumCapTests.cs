using TcpSniff.Analysis.Surroundings;
using TcpSniff.Packets;
using TcpSniff.Reports;
using TcpSniff.Testing;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;
using Xunit;

namespace TcpSniff.Core.Tests.Hostile;

/// <summary>Captures with more hosts than sums keep.</summary>
public class SumCapTests
{
    private const int Share = 1 << 16;
    private const int Many = 100;

    private readonly Tracker _tracker = new();

    [Fact]
    public void Sums_keep_no_more_than_their_share_of_the_cap()
    {
        var (numbers, listeners, tap, checksums) = (new InitialNumbers(Share), new Listeners(Share), new Tap(Share), new ChecksumSums(Share));
        foreach (var connection in Scan(Many))
        {
            numbers.Add(connection);
            listeners.Add(connection);
            tap.Add(connection);
            checksums.Add(connection);
        }

        Assert.Equal(InitialNumbers.Limit / Share, Enumerable.Range(0, Many).Sum(i => numbers.BegunBy(Client(i).Address)));
        Assert.Equal(Listeners.Limit / Share, listeners.All.Count());
        Assert.Equal(Tap.Limit / Share, Kept(tap, 16));

        // Both ends of a connection count, and one of them sent nothing.
        Assert.Equal(ChecksumSums.Limit / Share, 2 * checksums.Bad.Count);
    }

    [Fact]
    public void Clients_beyond_the_cap_are_counted_no_more()
    {
        var bytes = new MemoryStream();
        var writer = new BinaryWriter(bytes);
        writer.Write(Listener.MostClients + 5);
        writer.Write(new byte[4 * sizeof(long)]);
        writer.Write7BitEncodedInt(Listener.MostClients + 5);
        for (var i = 0L; i < Listener.MostClients + 5; i++)
        {
            writer.Write(0L);
            writer.Write(i);
        }

        writer.Write(0);
        bytes.Position = 0;
        var listener = new Listener();

        listener.Add(new BinaryReader(bytes));

        Assert.Equal((Listener.MostClients + 5, Listener.MostClients), (listener.Unfinished, listener.UnfinishedClients));
    }

    [Fact]
    public void Of_too_many_talkers_those_with_the_least_are_forgotten()
    {
        var totals = new CaptureTotals(mostAddresses: 8);
        foreach (var connection in Scan(Many))
        {
            totals.Add(new ConnectionResult { Connection = connection, Findings = [] });
        }

        Assert.Equal(Many, totals.Connections);
        Assert.InRange(totals.Talkers.Count, 4, 8);
    }

    private static int Kept(Sum tap, int bytesEach)
    {
        var bytes = new MemoryStream();
        tap.Write(new BinaryWriter(bytes));
        return (int)bytes.Length / bytesEach;
    }

    private static Endpoint Client(int number) => Packet.End($"10.1.{number}.1:1000");

    private IReadOnlyList<Connection> Scan(int count)
    {
        var facts = default(SegmentFacts);
        for (var i = 0; i < count; i++)
        {
            var syn = Segments.Between($"10.1.{i}.1:1000", $"10.2.{i}.1:80").Client(TcpFlags.Syn, (uint)i) with { Checksum = ChecksumVerdict.Bad };
            _tracker.Track(i + 1, new(i), syn, ref facts);
        }

        return _tracker.Connections;
    }
}
