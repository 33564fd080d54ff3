using TcpSniff.Analysis;
using TcpSniff.Capture.Rotation;
using TcpSniff.Live;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Cli.Runs;

/// <summary>What <c>sniff</c> was asked for.</summary>
internal sealed record SniffRequest
{
    /// <summary>Interface; null for the most useful one.</summary>
    public string? Device { get; init; }

    /// <summary>How to capture; the filter comes from <see cref="Packets"/>.</summary>
    public required LiveOptions Live { get; init; }

    /// <summary>Packets to end after; null for no end.</summary>
    public int? Count { get; init; }

    /// <summary>Time to end after; null for no end.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>User to become once the interface is open; null to stay.</summary>
    public string? User { get; init; }

    /// <summary>Which packets are looked at.</summary>
    public PacketChoice Packets { get; init; } = new();

    /// <summary>How they are shown; needed.</summary>
    public Presentation? Presentation { get; init; }

    /// <summary>Whether they are shown on the full screen of a terminal.</summary>
    public bool IsWatched { get; init; }

    /// <summary>File to keep the packets in; null for none.</summary>
    public string? WriteTo { get; init; }

    /// <summary>When the packets go on in another file; null for never.</summary>
    public RotationRule? Rotation { get; init; }

    /// <summary>How long connections are remembered.</summary>
    public Remembering Remembering { get; init; } = new(Remembering.UsualMemory);

    /// <summary>The page to show it on while it goes on; null for none.</summary>
    public WebChoice? Web { get; init; }

    /// <summary>Findings at or above it make the run fail; null for none.</summary>
    public Severity? FailOn { get; init; }
}
