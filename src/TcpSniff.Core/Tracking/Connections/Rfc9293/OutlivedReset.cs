using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Rfc9293;

/// <summary>How both ends stood when a RST came in the name of one of them, in case it did not send it.</summary>
/// <param name="Frame">Frame of the RST.</param>
/// <param name="Sender">The state of the side in whose name it came.</param>
/// <param name="Receiver">The state of the other side.</param>
/// <param name="Sent">The number after the last one that the other side had sent by then.</param>
internal readonly record struct OutlivedReset(long Frame, EndpointState Sender, EndpointState Receiver, SequenceNumber Sent);
