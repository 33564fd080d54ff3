using TcpSniff.Aligning.Clocks;
using TcpSniff.Aligning.Traces;
using TcpSniff.Packets;

namespace TcpSniff.Aligning.Segments;

/// <summary>How long segments of one direction are under way, as far as the pairs that are beyond doubt show.</summary>
internal sealed class Timing
{
    private readonly ClockRelation _clock;

    /// <summary>Measures it.</summary>
    /// <param name="clock">From the sender's capture to the receiver's.</param>
    /// <param name="anchors">Pairs, the sighting at the sender first.</param>
    public Timing(ClockRelation clock, IEnumerable<(SeenSegment Sent, SeenSegment Received)> anchors)
    {
        _clock = clock;
        var delays = anchors.Select(pair => Delay(pair.Sent, pair.Received).Nanoseconds).Order().ToList();
        Shortest = new(delays.Count > 0 ? delays[0] : 0);
        Usual = new(delays.Count > 0 ? delays[delays.Count / 2] : 0);
        var near = delays.Count > 0 ? delays[delays.Count * 9 / 10] - delays[delays.Count / 10] : 0;
        Spread = new(Math.Max(20_000, near / 2));
        Slack = new(Math.Max(500_000, Math.Max(clock.RoundTrip?.Nanoseconds / 8 ?? 0, 2 * clock.Error.Nanoseconds)));
    }

    /// <summary>The shortest delay.</summary>
    public Duration Shortest { get; }

    /// <summary>The median delay.</summary>
    public Duration Usual { get; }

    /// <summary>Half of the range that eight of ten delays lie in, at least 20 µs.</summary>
    public Duration Spread { get; }

    /// <summary>What may be missing of the shortest delay without meaning anything.</summary>
    public Duration Slack { get; }

    /// <summary>From one sighting to the other.</summary>
    public Duration Delay(SeenSegment sent, SeenSegment received) => received.Time - _clock.There(sent.Time);

    /// <summary>When, by the receiver's clock, something sent is expected there.</summary>
    public CaptureTime Expected(SeenSegment sent) => _clock.There(sent.Time) + Usual;

    /// <summary>A moment of the receiver's clock by the sender's.</summary>
    public CaptureTime Sent(CaptureTime received) => _clock.Here(received);

    /// <summary>When, by the sender's clock, something received was sent, if it was under way as long as usual.</summary>
    public CaptureTime ExpectedSent(SeenSegment received) => _clock.Here(received.Time) + new Duration(-Usual.Nanoseconds);

    /// <summary>Whether it arrived sooner than anything can.</summary>
    public bool IsTooSoon(Duration delay) => delay < Shortest - Slack;
}
