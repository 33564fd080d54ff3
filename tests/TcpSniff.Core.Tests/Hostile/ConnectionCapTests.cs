using TcpSniff.Packets;
using TcpSniff.Testing;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Connections.Tcptrace;
using Xunit;

namespace TcpSniff.Core.Tests.Hostile;

/// <summary>Connections that have more of everything than is kept.</summary>
public class ConnectionCapTests
{
    private readonly Tracker _tracker = new();
    private SegmentFacts _facts;
    private long _frame;

    [Fact]
    public void The_oldest_of_too_many_time_stamps_is_measured_no_more()
    {
        var rtt = default(TimestampRtt);
        for (var value = 1u; value <= TimestampRtt.Limit + 1; value++)
        {
            rtt.Send(value, new(value));
        }

        rtt.Echo(1, new(5_000_000));
        Assert.Equal(0, rtt.Rtt.Samples);
        rtt.Echo(2, new(5_000_000));
        Assert.Equal(1, rtt.Rtt.Samples);
    }

    [Fact]
    public void Segments_beyond_those_that_are_noted_are_counted()
    {
        var segments = Segments.Between();
        for (var i = 0; i < NotedSegments.Capacity + 100; i++)
        {
            Track(segments.Client(TcpFlags.Rst | TcpFlags.Ack, 100, 1));
        }

        var noted = _facts.Connection.Noted;
        Assert.Equal((NotedSegments.Capacity, NotedSegments.Capacity + 100L), (noted.Count, noted.Count + noted.Omitted));
    }

    [Fact]
    public void Errors_beyond_those_that_are_noted_are_counted()
    {
        var errors = new NotedErrors();
        for (var i = 0; i < NotedErrors.Capacity + 7; i++)
        {
            errors.Add(default);
        }

        Assert.Equal((NotedErrors.Capacity, 7), (errors.Count, errors.Omitted));
    }

    [Fact]
    public void A_side_takes_back_no_more_verdicts_than_its_cap_and_counts_the_rest()
    {
        var thoughts = new SecondThoughts();
        for (var i = 1; i <= SecondThoughts.Limit + 9; i++)
        {
            thoughts.Revise(i, RevisedVerdict.Missing, i + 1000);
        }

        Assert.Equal((SecondThoughts.Limit, 9), (thoughts.Revisions.Count, thoughts.Omitted));
    }

    [Fact]
    public void A_capture_takes_back_no_more_verdicts_than_the_cap()
    {
        // Each connection has its holes filled; each filling takes back that something is missing.
        for (var port = 1; port <= (Tracker.MostRevisions / 100) + 50; port++)
        {
            var segments = Segments.Between($"10.0.0.1:{port}");
            Track(segments.Client(TcpFlags.Ack, 0, 1, length: 10));
            for (var hole = 1u; hole <= 100; hole++)
            {
                Track(segments.Client(TcpFlags.Ack, hole * 20, 1, length: 10));
                Track(segments.Client(TcpFlags.Ack, (hole * 20) - 10, 1, length: 10));
            }
        }

        Assert.InRange(_tracker.Revisions.Count, Tracker.MostRevisions, Tracker.MostRevisions + 8);
    }

    private void Track(in TcpSegment segment) => _tracker.Track(++_frame, new(_frame * 1_000_000), segment, ref _facts);
}
