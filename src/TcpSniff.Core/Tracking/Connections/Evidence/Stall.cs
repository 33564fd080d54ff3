using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Evidence;

/// <summary>One time during which a window was closed.</summary>
/// <param name="Frame">Frame that closed it.</param>
/// <param name="LastFrame">Frame that opened it again, or the last one that asked.</param>
/// <param name="From">When it closed.</param>
/// <param name="To">When it opened, or somebody asked last.</param>
internal readonly record struct Stall(long Frame, long LastFrame, CaptureTime From, CaptureTime To)
{
    /// <summary>How long it lasted.</summary>
    public Duration Length => To - From;
}
