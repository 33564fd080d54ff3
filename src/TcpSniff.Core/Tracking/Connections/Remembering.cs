using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections;

/// <summary>How long connections are remembered while a capture goes on, and how much memory they may take: then it can go on for ever.</summary>
/// <param name="MaxMemory">Bytes that open and remembered connections may take, about.</param>
public sealed record Remembering(long MaxMemory)
{
    /// <summary>Bytes that connections may take unless somebody says otherwise.</summary>
    public const long UsualMemory = 1_000_000_000;

    /// <summary>A connection that is over is final when it was quiet for so long.</summary>
    internal static Duration Quiet { get; } = Duration.FromSeconds(3);

    /// <summary>So long must one be silent that never opened: longer than the longest pause between two tries of Linux, 64 s (RFC 6298 section 5.5 doubles it).</summary>
    internal static Duration IdleOpening { get; } = Duration.FromSeconds(75);

    /// <summary>The same for one that is open: whoever asks whether the peer is there does so after two hours (RFC 9293 section 3.8.4).</summary>
    internal static Duration IdleOpen { get; } = Duration.FromSeconds(7_500);

    /// <summary>So many of the last ones that closed are kept in mind: what still comes belongs to them, and a new one on the same ends follows them.</summary>
    internal const int Last = 4096;
}
