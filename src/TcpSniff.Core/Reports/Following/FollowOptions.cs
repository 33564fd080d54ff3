using TcpSniff.Packets;
using TcpSniff.Tracking.Reassembly;
using TcpSniff.Wording;

namespace TcpSniff.Reports.Following;

/// <summary>What is shown of a connection's two streams, and how.</summary>
internal sealed record FollowOptions
{
    /// <summary>How the bytes are shown.</summary>
    public FollowForm Form { get; init; }

    /// <summary>The side whose bytes are shown; null for both, in order of time.</summary>
    public Role? From { get; init; }

    /// <summary>Memory in bytes that a side's data behind a hole may take.</summary>
    public long Limit { get; init; } = ConnectionStreams.DefaultLimit;

    /// <summary>Language of the sentences.</summary>
    public Language Language { get; init; }

    /// <summary>Whether colours tell the sides apart; without them, marks at the beginning of each line do.</summary>
    public bool Colour { get; init; }
}
