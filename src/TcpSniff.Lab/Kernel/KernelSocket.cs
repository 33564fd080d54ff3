using TcpSniff.Packets;

namespace TcpSniff.Lab.Kernel;

/// <summary>One TCP socket as its kernel sees it at a moment.</summary>
/// <param name="State">Its state; null for one that RFC 9293 has no name for.</param>
/// <param name="Info">What else is known; null for request sockets and TIME-WAIT, which are no full sockets.</param>
internal readonly record struct KernelSocket(TcpState? State, TcpInfo? Info);
