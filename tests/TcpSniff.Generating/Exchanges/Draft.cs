using TcpSniff.Packets;

namespace TcpSniff.Generating.Exchanges;

/// <summary>What an endpoint puts on the wire.</summary>
internal readonly record struct Draft(long At, TcpFlags Flags, uint Seq, uint Ack, int Length, IReadOnlyList<(uint Left, uint Right)> Sack, SendReason Reason, bool IsRepeat);
