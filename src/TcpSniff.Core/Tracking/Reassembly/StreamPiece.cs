using TcpSniff.Packets;

namespace TcpSniff.Tracking.Reassembly;

/// <summary>Where a stretch of a stream stands, and which packet brought it.</summary>
/// <param name="Offset">Bytes of the stream before it.</param>
/// <param name="Frame">Number of the packet in the capture, from 1.</param>
/// <param name="Time">When that packet was captured.</param>
public readonly record struct StreamPiece(long Offset, long Frame, CaptureTime Time);
