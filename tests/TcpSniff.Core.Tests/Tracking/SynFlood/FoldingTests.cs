using System.Text;
using TcpSniff.Core.Tests.Reports;
using TcpSniff.Packets;
using TcpSniff.Reports;
using TcpSniff.Reports.Formats;
using TcpSniff.Testing;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.SynFlood;

/// <summary>A connection of one segment is played again from it once it is folded; nobody may see the difference.</summary>
public class FoldingTests
{
    private const int Flood = 1000;

    private static readonly Segments One = Segments.Between();

    public static TheoryData<TcpFlags> FirstSegments => [TcpFlags.Syn, TcpFlags.Syn | TcpFlags.Ack, TcpFlags.Ack, TcpFlags.Rst | TcpFlags.Ack, TcpFlags.Fin | TcpFlags.Ack, TcpFlags.None];

    [Theory]
    [MemberData(nameof(FirstSegments))]
    public void A_folded_connection_looks_as_before(TcpFlags flags)
    {
        TcpSegment[] first = [One.Client(flags, 1000, 5000).WithTimestamps(1, 0)];

        var (folded, open) = (Play(first, Flood, []), Play(first, 0, []));

        Assert.Equal(Seen(open), Seen(folded));
    }

    [Theory]
    [MemberData(nameof(FirstSegments))]
    public void A_folded_connection_goes_on_as_before(TcpFlags flags)
    {
        TcpSegment[] first = [One.Client(flags, 1000, 5000).WithTimestamps(1, 0)];
        TcpSegment[] then = [One.Server(TcpFlags.Syn | TcpFlags.Ack, 5000, 1001).WithTimestamps(9, 1), One.Client(TcpFlags.Ack, 1001, 5001, length: 10)];

        var (folded, open) = (Play(first, Flood, then), Play(first, 0, then));

        Assert.Equal(Seen(open), Seen(folded));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Syns_that_take_over_the_ends_of_a_folded_one_find_it_as_before(int syns)
    {
        TcpSegment[] first = [One.Client(TcpFlags.Syn, 1000)];
        TcpSegment[] then = [.. Enumerable.Range(2, syns).Select(i => One.Client(TcpFlags.Syn, (uint)(1000 * i)))];

        var (folded, open) = (Play(first, Flood, then, Flood), Play(first, 0, then));

        Assert.Equal(Seen(open), Seen(folded));
    }

    [Fact]
    public void A_syn_that_meets_an_open_connection_is_folded_to_what_it_met()
    {
        TcpSegment[] first = [One.Client(TcpFlags.Syn, 1000), One.Server(TcpFlags.Syn | TcpFlags.Ack, 5000, 1001), One.Client(TcpFlags.Ack, 1001, 5001)];
        TcpSegment[] then = [One.Client(TcpFlags.Syn, 9000)];

        var (folded, open) = (Play(first, Flood, then, Flood), Play(first, 0, then));

        Assert.Equal(TcpState.Established, folded.Connection.Server.State.State);
        Assert.Equal(Seen(open), Seen(folded));
    }

    [Fact]
    public void Of_a_flood_only_the_latest_connections_are_not_folded()
    {
        var tracker = new Tracker();
        var facts = default(SegmentFacts);
        for (var i = 0; i < Flood; i++)
        {
            tracker.Track(i + 1, new(i), SynFrom(i), ref facts);
        }

        Assert.Equal(256, ((ConnectionTable)tracker.Connections).CountWhole);
        Assert.All(tracker.Connections, connection => Assert.Equal(TcpState.SynSent, connection.Client.State.State));
    }

    /// <summary>Plays segments of one connection, then so many SYNs from elsewhere, more of the connection, more SYNs. Times and frames are the same whatever the flood.</summary>
    private static SegmentFacts Play(TcpSegment[] first, int flood, TcpSegment[] then, int after = 0)
    {
        var tracker = new Tracker();
        var facts = default(SegmentFacts);
        for (var i = 0; i < first.Length; i++)
        {
            tracker.Track(i + 1, new(i), first[i], ref facts);
        }

        var other = default(SegmentFacts);
        Flooding(0, flood);
        for (var i = 0; i < then.Length; i++)
        {
            tracker.Track(10_000 + i, new(10_000 + i), then[i], ref facts);
            Flooding((i + 1) * Flood, after);
        }

        return facts;

        void Flooding(int from, int syns)
        {
            for (var i = from; i < from + syns; i++)
            {
                tracker.Track(100 + i, new(100 + i), SynFrom(i), ref other);
            }
        }
    }

    /// <summary>All that can be seen of a connection but its number, and of its last segment.</summary>
    private static string Seen(SegmentFacts last)
    {
        var output = new MemoryStream();
        using (var report = new JsonFormat().Open(View.Connections, new ReportOptions { Head = false }, output))
        {
            report.Finish(Analyses.Of([last.Connection]));
        }

        var record = Encoding.UTF8.GetString(output.ToArray()).Replace($"\"stream\":{last.Connection.Stream},", "", StringComparison.Ordinal);
        return string.Join('\n', [record, $"{last.Events} {last.Analysis} {last.ClientBefore} {last.ServerBefore}", .. last.Connection.Noted.Select(noted => noted.ToString())]);
    }

    private static TcpSegment SynFrom(int number) =>
        Segments.Between($"10.1.{number >> 8}.{number & 255}:4000").Client(TcpFlags.Syn, 77).WithTimestamps(3, 0);
}
