using TcpSniff.Reports.Following;

namespace TcpSniff.Cli.Runs;

/// <summary>What <c>tcpsniff follow</c> was asked to do.</summary>
internal sealed record FollowRequest
{
    /// <summary>The capture; <c>-</c> is standard input.</summary>
    public required string File { get; init; }

    /// <summary>Number of the connection.</summary>
    public required int Stream { get; init; }

    /// <summary>Which packets are looked at.</summary>
    public required PacketChoice Packets { get; init; }

    /// <summary>What is shown, and how.</summary>
    public required FollowOptions Options { get; init; }
}
