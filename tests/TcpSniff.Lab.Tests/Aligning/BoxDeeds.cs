using TcpSniff.Packets;

namespace TcpSniff.Lab.Tests.Aligning;

/// <summary>What a box between two kernels does; chances are per mille of packets.</summary>
public sealed record BoxDeeds
{
    /// <summary>The least time under way, either way.</summary>
    public Duration Delay { get; init; } = Duration.FromMilliseconds(8);

    /// <summary>What is added by chance at most.</summary>
    public Duration Jitter { get; init; } = Duration.FromMilliseconds(1);

    /// <summary>Chance of a loss.</summary>
    public int Loss { get; init; }

    /// <summary>Chance of being held up.</summary>
    public int HoldUp { get; init; }

    /// <summary>Chance of being doubled.</summary>
    public int Doubling { get; init; }

    /// <summary>Whether it translates both ends.</summary>
    public bool Translates { get; init; }

    /// <summary>What it adds to the client's numbers.</summary>
    public uint ClientShift { get; init; }

    /// <summary>What it adds to the server's numbers.</summary>
    public uint ServerShift { get; init; }

    /// <summary>Whether it lowers what SYNs offer.</summary>
    public bool LowersOffers { get; init; }

    /// <summary>Nanoseconds that the server's clock is ahead.</summary>
    public long Offset { get; init; }

    /// <summary>What it gains, in parts per million.</summary>
    public double Drift { get; init; }

    /// <summary>The shortest way there and back.</summary>
    public Duration RoundTrip => Delay + Delay;
}
