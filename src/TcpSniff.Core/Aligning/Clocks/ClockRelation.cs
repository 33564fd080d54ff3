using TcpSniff.Packets;

namespace TcpSniff.Aligning.Clocks;

/// <summary>How the clock of one capture relates to that of another: an offset at one moment, and a drift from there on.</summary>
internal sealed record ClockRelation
{
    /// <summary>The moment, by the first clock, that <see cref="Offset"/> is meant for.</summary>
    public required CaptureTime Reference { get; init; }

    /// <summary>How far the second clock is ahead of the first at that moment; negative where it is behind.</summary>
    public required Duration Offset { get; init; }

    /// <summary>What the second clock gains on the first: seconds a second, 1e-6 for one part per million.</summary>
    public required double Drift { get; init; }

    /// <summary>How far <see cref="Drift"/> may be wrong either way.</summary>
    public required double DriftError { get; init; }

    /// <summary>How far <see cref="Offset"/> may be wrong either way if the fastest segments of both directions took equally long.</summary>
    public required Duration Error { get; init; }

    /// <summary>How far it may be wrong whatever the directions' delays are: half of the shortest round trip. Null where nothing limits it.</summary>
    public required Duration? Bound { get; init; }

    /// <summary>The shortest way there and back between the two points of capture; null where only one direction was seen.</summary>
    public required Duration? RoundTrip { get; init; }

    /// <summary>What it rests on.</summary>
    public required ClockBasis Basis { get; init; }

    /// <summary>Segments that it rests on.</summary>
    public required int Points { get; init; }

    /// <summary>The same moment by the second clock.</summary>
    public CaptureTime There(CaptureTime here) => here + OffsetAt(here);

    /// <summary>The same moment by the first clock.</summary>
    public CaptureTime Here(CaptureTime there)
    {
        var since = (there - Reference - Offset).Seconds;
        return there + new Duration(-Offset.Nanoseconds - (long)Math.Round(since * Drift / (1 + Drift) * 1e9));
    }

    /// <summary>How far the second clock is ahead when the first shows that time.</summary>
    public Duration OffsetAt(CaptureTime here) => new(Offset.Nanoseconds + (long)Math.Round((here - Reference).Seconds * Drift * 1e9));

    /// <summary>The relation as the second capture sees it.</summary>
    public ClockRelation Turned() => this with
    {
        Reference = There(Reference),
        Offset = new(-Offset.Nanoseconds),
        Drift = -Drift / (1 + Drift),
    };
}
