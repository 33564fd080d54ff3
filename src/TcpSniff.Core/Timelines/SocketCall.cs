using TcpSniff.Packets;

namespace TcpSniff.Timelines;

/// <summary>A call that one of the programs made, to stand between the segments that it causes.</summary>
/// <param name="Time">When it was made, or returned, on the capture's clock.</param>
/// <param name="Side">Which program made it.</param>
/// <param name="Text">The call with its BSD name: <c>send(6 bytes)</c>.</param>
/// <param name="Connection">The connection that it concerns, by its ends; null for calls such as <c>listen</c>, or where there is only one.</param>
internal readonly record struct SocketCall(CaptureTime Time, Role Side, string Text, FlowKey? Connection = null);
