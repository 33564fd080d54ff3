using System.Runtime.CompilerServices;
using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Tcptrace;

/// <summary>Round-trip times in short: how many, and how they spread.</summary>
/// <remarks>Mean and deviation are kept by Welford's method, which does not lose digits however many samples there are.</remarks>
public struct RttStatistics
{
    private Duration _min;
    private Duration _max;
    private double _mean;
    private double _squares;

    /// <summary>How many samples there are.</summary>
    public long Samples { get; private set; }

    /// <summary>The shortest; null without samples.</summary>
    public readonly Duration? Min => Samples == 0 ? null : _min;

    /// <summary>The longest; null without samples.</summary>
    public readonly Duration? Max => Samples == 0 ? null : _max;

    /// <summary>The mean, rounded to nanoseconds; null without samples.</summary>
    public readonly Duration? Avg => Samples == 0 ? null : new Duration((long)Math.Round(_mean));

    /// <summary>The standard deviation of the sample, as tcptrace gives it: 0 for less than three; null without samples.</summary>
    public readonly Duration? Stdev => Samples switch
    {
        0 => null,
        < 3 => Duration.Zero,
        _ => new Duration((long)Math.Round(Math.Sqrt(_squares / (Samples - 1)))),
    };

    /// <summary>Of one sample, or of none.</summary>
    internal static RttStatistics Of(Duration? sample)
    {
        var statistics = default(RttStatistics);
        if (sample is { } one)
        {
            statistics.Add(one);
        }

        return statistics;
    }

    /// <summary>Adds a sample.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Add(Duration sample)
    {
        (_min, _max) = Samples == 0
            ? (sample, sample)
            : (sample < _min ? sample : _min, sample > _max ? sample : _max);
        Samples++;
        var distance = sample.Nanoseconds - _mean;
        _mean += distance / Samples;
        _squares += distance * (sample.Nanoseconds - _mean);
    }
}
