using TcpSniff.Packets;

namespace TcpSniff.Aligning.Clocks;

/// <summary>A segment that both captures have for sure, and both of its times.</summary>
/// <param name="Here">By the first capture's clock.</param>
/// <param name="There">By the second capture's clock.</param>
internal readonly record struct ClockPoint(CaptureTime Here, CaptureTime There);
