using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Packets;
using TcpSniff.Testing;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Forgetting;

/// <summary>A capture that goes on for ever lets go of connections that are final, each once, and of no other.</summary>
public class ForgettingTests
{
    private const double Closed = 30;

    [Fact]
    public void One_that_is_over_is_final_when_it_was_quiet_for_three_seconds()
    {
        var closed = ClosedAfter30Milliseconds();

        Assert.Empty(closed.Tracker.Due(At(Closed + 2_999)));
        var final = Assert.Single(closed.Tracker.Due(At(Closed + 3_000)).ToList());
        Assert.Equal(Ended.Closed, final.Ended);
        Assert.Empty(closed.Tracker.Connections);
        Assert.Empty(closed.Tracker.Due(At(Closed + 60_000)));
        Assert.Equal((1, 0, 0), Counts(closed.Tracker));
    }

    [Fact]
    public void A_clock_that_goes_back_by_an_hour_keeps_nobody_for_an_hour()
    {
        const double Hour = 3_600_000;
        var conversation = new Conversation { Tracker = new(remembering: new(Remembering.UsualMemory)) }.Wait(Hour);
        conversation.Client(1000, 0, flags: TcpFlags.Syn).Server(0, 1001, flags: TcpFlags.Rst | TcpFlags.Ack);
        Assert.Empty(conversation.Tracker.Due(At(Hour + 1)));

        // The clock is set back; another connection comes and ends.
        var later = Segments.Between("10.0.0.9:999");
        var facts = default(SegmentFacts);
        conversation.Tracker.Track(3, At(100), later.Client(TcpFlags.Syn, 1), ref facts);
        conversation.Tracker.Track(4, At(200), later.Server(TcpFlags.Rst | TcpFlags.Ack, 0, 2), ref facts);

        Assert.Empty(conversation.Tracker.Due(At(300)).ToList());
        Assert.Empty(conversation.Tracker.Due(At(3_000)).ToList());
        Assert.Equal([0, 1], conversation.Tracker.Due(At(3_400)).Select(final => final.Stream).Order());
    }

    [Fact]
    public void What_comes_within_that_time_is_part_of_it()
    {
        var closed = ClosedAfter30Milliseconds().Wait(2_000);
        closed.Server(5001, 1002, flags: TcpFlags.Fin | TcpFlags.Ack).Client(1002, 5002);

        Assert.Empty(closed.Tracker.Due(At(Closed + 3_500)));
        Assert.Equal(2, Assert.Single(closed.Tracker.Due(At(Closed + 5_000)).ToList()).Server.Totals.Fin);
        Assert.Equal(0, closed.Tracker.LetGo!.LateSegments);
    }

    [Fact]
    public void One_whose_last_acknowledgment_is_missing_stays_until_it_comes()
    {
        var closed = ClosedAfter30Milliseconds().Wait(2_000).Server(5001, 1002, flags: TcpFlags.Fin | TcpFlags.Ack);

        Assert.Empty(closed.Tracker.Due(At(10_000)));
        closed.Wait(10_000).Client(1002, 5002);
        Assert.Single(closed.Tracker.Due(At(20_000)).ToList());
    }

    [Fact]
    public void What_comes_later_is_counted_as_late_and_begins_no_connection()
    {
        var closed = ClosedAfter30Milliseconds();
        _ = closed.Tracker.Due(At(Closed + 3_000)).Count();
        closed.Wait(4_000).Server(5001, 1002, flags: TcpFlags.Fin | TcpFlags.Ack);

        Assert.Equal(0, closed.Last.Connection.Stream);
        Assert.Equal(1, closed.Tracker.LetGo!.LateSegments);
        Assert.Equal(1, closed.Tracker.Count);
        Assert.Empty(closed.Tracker.Due(At(60_000)));
    }

    [Fact]
    public void A_new_connection_on_its_ends_follows_it()
    {
        var closed = ClosedAfter30Milliseconds();
        _ = closed.Tracker.Due(At(Closed + 3_000)).Count();
        closed.Wait(4_000).Client(99_000, 0, flags: TcpFlags.Syn);

        Assert.Equal((1, 0), (closed.Last.Connection.Stream, closed.Last.Connection.Predecessor?.Stream));
        Assert.Equal(1, Assert.Single(closed.Tracker.Connections).Stream);
    }

    [Fact]
    public void One_whose_ends_began_another_one_is_final_although_it_never_closed()
    {
        var open = Open().Wait(10).Client(99_000, 0, flags: TcpFlags.Syn);

        Assert.Equal([0], open.Tracker.Due(At(5_000)).Select(final => final.Stream).ToList());
        Assert.Equal(1, Assert.Single(open.Tracker.Connections).Stream);
    }

    [Fact]
    public void A_rst_that_its_receiver_outlives_ends_nothing()
    {
        var open = Open().Wait(10).Server(5001, 1001, flags: TcpFlags.Rst | TcpFlags.Ack);
        open.Wait(10).Client(1001, 5001, 100).Wait(10).Server(5001, 1101).Wait(10).Server(5001, 1101, 50).Wait(10).Client(1101, 5051);

        Assert.Empty(open.Tracker.Due(At(10_000)));
        Assert.Single(open.Tracker.Connections);
    }

    [Fact]
    public void A_silent_open_one_stays_for_two_hours()
    {
        var open = Open();

        Assert.Empty(open.Tracker.Due(At(7_200_000)));
        Assert.Equal(Ended.Idle, Assert.Single(open.Tracker.Due(At(7_600_000)).ToList()).Ended);
        Assert.Equal((0, 1, 0), Counts(open.Tracker));
    }

    [Fact]
    public void A_syn_without_an_answer_stays_for_longer_than_the_pause_before_another_try()
    {
        var asked = Watched();
        asked.Client(1000, 0, flags: TcpFlags.Syn);

        Assert.Empty(asked.Tracker.Due(At(70_000)));
        Assert.Equal(Ended.Idle, Assert.Single(asked.Tracker.Due(At(76_000)).ToList()).Ended);
    }

    [Fact]
    public void Where_memory_is_short_those_that_were_silent_for_longest_are_let_go_first()
    {
        var tracker = new Tracker(remembering: new(10_000_000));
        var facts = default(SegmentFacts);
        for (var i = 0; i < 10_000; i++)
        {
            tracker.Track(i + 1, new(i), Segments.Between($"10.1.{i >> 8}.{i & 255}:4000").Client(TcpFlags.Syn, 77), ref facts);
        }

        var most = 0;
        while (tracker.Due(new(10_000)).ToList() is { Count: > 0 } final)
        {
            Assert.All(final, connection => Assert.Equal(Ended.Evicted, connection.Ended));
            Assert.Equal(Enumerable.Range(most, final.Count), final.Select(connection => connection.Stream));
            most += final.Count;
        }

        Assert.InRange(tracker.Connections.Count, 1_000, 5_000);
        Assert.Equal(most, tracker.LetGo!.Evicted);
    }

    [Fact]
    public void Those_of_every_recorded_capture_are_told_once_each_and_as_if_nothing_were_forgotten()
    {
        foreach (var capture in Directory.EnumerateFiles(Repository.PathOf("captures"), "*.pcapng", SearchOption.AllDirectories))
        {
            using var kept = Pipeline.Open(capture);
            using var forgetting = new Pipeline(CaptureFile.Open(capture), new PacketDecoder(), recycles: true, remembering: new(Remembering.UsualMemory));
            var told = new SortedDictionary<int, string>();
            while (kept.MoveNext() == PipelineStatus.Packet && forgetting.MoveNext() == PipelineStatus.Packet)
            {
                foreach (var final in forgetting.Due(forgetting.Packet.Time))
                {
                    told.Add(final.Stream, Row(final));
                }
            }

            foreach (var rest in forgetting.Tracker.Connections)
            {
                told.Add(rest.Stream, Row(rest));
            }

            // What comes late is in nobody's row.
            if (forgetting.Tracker.LetGo!.LateSegments == 0)
            {
                Assert.Equal(kept.Tracker.Connections.Select(Row), told.Values);
            }
        }
    }

    private static string Row(Connection connection) =>
        $"{connection.Stream} {connection.Key} {connection.Client.State} {connection.Server.State} {connection.History} {connection.Client.Totals.Segments} {connection.LastFrame}";

    private static Conversation Watched() => new() { Tracker = new(remembering: new(Remembering.UsualMemory)) };

    private static Conversation Open()
    {
        var conversation = Watched();
        return conversation.Client(1000, 0, flags: TcpFlags.Syn).Wait(5).Server(5000, 1001, flags: TcpFlags.Syn | TcpFlags.Ack).Wait(5).Client(1001, 5001);
    }

    private static Conversation ClosedAfter30Milliseconds() =>
        Open().Wait(10).Client(1001, 5001, flags: TcpFlags.Fin | TcpFlags.Ack)
            .Wait(5).Server(5001, 1002, flags: TcpFlags.Fin | TcpFlags.Ack)
            .Wait(5).Client(1002, 5002);

    private static CaptureTime At(double milliseconds) => new((long)(milliseconds * 1e6));

    private static (long Closed, long Idle, long Evicted) Counts(Tracker tracker) => (tracker.LetGo!.Closed, tracker.LetGo.Idle, tracker.LetGo.Evicted);
}
