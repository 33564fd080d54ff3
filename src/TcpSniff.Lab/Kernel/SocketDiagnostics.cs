using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using TcpSniff.Lab.Namespaces;
using TcpSniff.Lab.Native;
using TcpSniff.Packets;

namespace TcpSniff.Lab.Kernel;

/// <summary>
/// Asks the kernel for one TCP socket of a namespace by its two ends (sock_diag(7), NETLINK_INET_DIAG). Microseconds,
/// and unlike <c>/proc/net/tcp</c> exact: it sees request sockets, orphans and TIME-WAIT.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class SocketDiagnostics : IDisposable
{
    private const int Netlink = 16;
    private const int Raw = 3;
    private const int SocketDiagnosticsProtocol = 4;
    private const ushort ByFamily = 20;
    private const ushort Request = 1;
    private const byte Inet = 2;
    private const byte Inet6 = 10;
    private const ushort Information = 2;   // INET_DIAG_INFO
    private const byte Tcp = 6;
    private const int HeaderLength = 16;
    private const int RequestLength = HeaderLength + 56;

    // Offsets in the request and in the answer, both after the netlink header.
    private const int RequestId = HeaderLength + 8;
    private const int AnswerState = HeaderLength + 1;
    private const int AnswerId = HeaderLength + 4;
    private const int AnswerAttributes = HeaderLength + 72;
    private const int PortsAndAddressesLength = 36;
    private const int AttributeHeader = 4;

    private readonly Descriptor _socket;
    private readonly byte[] _answer = new byte[4096];

    private SocketDiagnostics(Descriptor socket) => _socket = socket;

    /// <summary>Opens the diagnostics of a namespace.</summary>
    /// <exception cref="LabException">The kernel has none.</exception>
    public static SocketDiagnostics Open(NetworkNamespace @namespace)
    {
        ArgumentNullException.ThrowIfNull(@namespace);
        return @namespace.Run(() => Libc.Socket(Netlink, Raw, SocketDiagnosticsProtocol)) is { IsInvalid: false } socket
            ? new(socket)
            : throw new LabException("open the kernel's socket diagnostics", Libc.LastError());
    }

    /// <summary>The socket between two ends; null where there is none.</summary>
    public KernelSocket? Find(Endpoint local, Endpoint remote)
    {
        Span<byte> request = stackalloc byte[RequestLength];
        request.Clear();
        MemoryMarshal.Write(request, RequestLength);
        MemoryMarshal.Write(request[4..], ByFamily);
        MemoryMarshal.Write(request[6..], Request);
        request[HeaderLength] = local.Address.IsIPv4 ? Inet : Inet6;
        request[HeaderLength + 1] = Tcp;
        request[HeaderLength + 2] = 1 << (Information - 1);
        MemoryMarshal.Write(request[(HeaderLength + 4)..], uint.MaxValue);
        var id = request[RequestId..];
        WriteEnds(id, local, remote);

        // No interface, no cookie.
        id[40..48].Fill(0xFF);
        Libc.Write(_socket, request, request.Length);
        var length = (int)Libc.Read(_socket, _answer, _answer.Length);

        // Where there is no such socket the kernel answers with its listener.
        var found = length >= AnswerAttributes
            && MemoryMarshal.Read<ushort>(_answer.AsSpan(4)) == ByFamily
            && _answer.AsSpan(AnswerId, PortsAndAddressesLength).SequenceEqual(id[..PortsAndAddressesLength]);
        return found ? new(FromKernel(_answer[AnswerState]), ReadInformation(_answer.AsSpan(AnswerAttributes..length))) : null;
    }

    /// <summary>State of the socket between two ends; null where there is none.</summary>
    public TcpState? StateOf(Endpoint local, Endpoint remote) => Find(local, remote)?.State;

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private static void WriteEnds(Span<byte> id, Endpoint local, Endpoint remote)
    {
        BinaryPrimitives.WriteUInt16BigEndian(id, local.Port);
        BinaryPrimitives.WriteUInt16BigEndian(id[2..], remote.Port);
        local.Address.WriteBytes(id[4..]);
        remote.Address.WriteBytes(id[20..]);
    }

    /// <summary>Looks for <c>tcp_info</c> among the attributes: each a length, a type and a value padded to four bytes.</summary>
    private static TcpInfo? ReadInformation(ReadOnlySpan<byte> attributes)
    {
        while (attributes.Length >= AttributeHeader && MemoryMarshal.Read<ushort>(attributes) is var length && length >= AttributeHeader && length <= attributes.Length)
        {
            if (MemoryMarshal.Read<ushort>(attributes[2..]) == Information)
            {
                return new(attributes[AttributeHeader..length]);
            }

            attributes = attributes[Math.Min((length + 3) & ~3, attributes.Length)..];
        }

        return null;
    }

    /// <summary>The kernel's numbers of the states (<c>include/net/tcp_states.h</c>).</summary>
    private static TcpState? FromKernel(byte state) => state switch
    {
        1 => TcpState.Established,
        2 => TcpState.SynSent,
        3 or 12 => TcpState.SynReceived,
        4 => TcpState.FinWait1,
        5 => TcpState.FinWait2,
        6 => TcpState.TimeWait,
        8 => TcpState.CloseWait,
        9 => TcpState.LastAck,
        10 => TcpState.Listen,
        11 => TcpState.Closing,
        _ => null,
    };
}
