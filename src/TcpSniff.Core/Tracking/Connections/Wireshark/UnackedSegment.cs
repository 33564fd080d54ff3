using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Wireshark;

/// <summary>A captured segment that waits for its acknowledgment.</summary>
/// <param name="Seq">Its first number that is not acknowledged.</param>
/// <param name="End">The number after its last.</param>
/// <param name="Frame">Its frame.</param>
/// <param name="Time">When it was captured.</param>
internal readonly record struct UnackedSegment(SequenceNumber Seq, SequenceNumber End, long Frame, CaptureTime Time)
{
    /// <summary>Whether it carries <paramref name="number"/>.</summary>
    public bool Carries(SequenceNumber number) => Seq <= number && number < End;
}
