using TcpSniff.Packets;

namespace TcpSniff.Lab.Truth;

/// <summary>A disagreement that is agreed on beforehand, because the wire cannot tell.</summary>
/// <param name="Inferred">What the wire says.</param>
/// <param name="Kernel">What the kernel says; null for no socket.</param>
/// <param name="Reason">Why it cannot be told.</param>
internal sealed record Excuse(TcpState Inferred, TcpState? Kernel, string Reason);
