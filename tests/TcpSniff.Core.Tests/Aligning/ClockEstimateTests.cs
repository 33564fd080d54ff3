using TcpSniff.Aligning.Clocks;
using TcpSniff.Packets;
using Xunit;

namespace TcpSniff.Core.Tests.Aligning;

public class ClockEstimateTests
{
    private const long Hour = 3_600_000_000_000;

    [Fact]
    public void The_offset_is_the_middle_between_the_fastest_of_both_directions()
    {
        var clock = ClockEstimate.Of([Sent(0, 30), Sent(1, 20), Sent(2, 45)], [Back(0, 33), Back(1, 20), Back(2, 21)], out var room)!;
        Assert.Equal(7_000, clock.Offset.Milliseconds, 1);
        Assert.Equal(40, clock.RoundTrip!.Value.Milliseconds, 1);
        Assert.Equal(20, clock.Bound!.Value.Milliseconds, 1);
        Assert.Equal(0.040, room, 4);
        Assert.InRange(Math.Abs(clock.Drift), 0, clock.DriftError);
    }

    [Fact]
    public void A_drift_of_a_hundred_parts_in_a_million_shows_within_a_minute_whatever_the_jitter()
    {
        var random = new Random(3);
        var there = Enumerable.Range(0, 600).Select(i => Sent(i / 10.0, 20 + (random.NextDouble() * 5), 1e-4)).ToList();
        var back = Enumerable.Range(0, 600).Select(i => Back(i / 10.0, 20 + (random.NextDouble() * 5), 1e-4)).ToList();
        var clock = ClockEstimate.Of(there, back, out _)!;
        Assert.InRange(clock.Drift * 1e6, 95, 105);
        Assert.InRange(clock.DriftError * 1e6, 0, 10);
        Assert.Equal(7_000 + 3, clock.OffsetAt(new(30 * 1_000_000_000L)).Milliseconds, 0);
    }

    [Fact]
    public void A_queue_that_grows_in_one_direction_is_no_drift()
    {
        var there = Enumerable.Range(0, 100).Select(i => Sent(i / 10.0, 20 + i)).ToList();
        var back = Enumerable.Range(0, 100).Select(i => Back(i / 10.0, 20)).ToList();
        Assert.InRange(ClockEstimate.Of(there, back, out _)!.Drift * 1e6, -25, 25);
    }

    [Fact]
    public void One_direction_alone_bounds_the_offset_on_one_side_only_and_says_so()
    {
        var clock = ClockEstimate.Of([Sent(0, 30), Sent(1, 25)], [], out _)!;
        Assert.Equal(ClockBasis.OneDirection, clock.Basis);
        Assert.Null(clock.Bound);
        Assert.Null(clock.RoundTrip);
        Assert.Equal(7_025, clock.Offset.Milliseconds, 1);
    }

    [Fact]
    public void Without_a_segment_in_both_captures_nothing_is_said() => Assert.Null(ClockEstimate.Of([], [], out _));

    [Fact]
    public void A_relation_leads_there_and_back_again()
    {
        var clock = new ClockRelation
        {
            Reference = new(Hour),
            Offset = new(5 * Hour),
            Drift = 1e-4,
            DriftError = 0,
            Error = Duration.Zero,
            Bound = null,
            RoundTrip = null,
            Basis = ClockBasis.OneDirection,
            Points = 1,
        };
        var moment = new CaptureTime(3 * Hour);
        Assert.Equal(moment.Nanoseconds, clock.Here(clock.There(moment)).Nanoseconds, 1.0);
        Assert.Equal(clock.There(moment).Nanoseconds, clock.Turned().Here(moment).Nanoseconds, 1.0);
        Assert.Equal(moment.Nanoseconds, clock.Turned().There(clock.There(moment)).Nanoseconds, 1.0);
    }

    /// <summary>A segment from here to there, whose clock is seven seconds ahead.</summary>
    private static ClockPoint Sent(double seconds, double delay, double drift = 0) => new(At(seconds), Ahead(seconds + (delay / 1e3), drift));

    private static ClockPoint Back(double seconds, double delay, double drift = 0) => new(At(seconds + (delay / 1e3)), Ahead(seconds, drift));

    private static CaptureTime At(double seconds) => new((long)(seconds * 1e9));

    private static CaptureTime Ahead(double seconds, double drift) => At(seconds + 7 + (seconds * drift));
}
