using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;

namespace TcpSniff.Lab.Native;

/// <summary>Makes devices in the calling thread's namespace (rtnetlink(7)).</summary>
[SupportedOSPlatform("linux")]
internal static class RouteNetlink
{
    private const int Netlink = 16;
    private const int Raw = 3;
    private const int Route = 0;
    private const ushort NewLink = 16;
    private const ushort RequestCreateAcknowledge = 0x605;   // NLM_F_REQUEST | NLM_F_ACK | NLM_F_EXCL | NLM_F_CREATE
    private const int InterfaceInfoLength = 16;              // struct ifinfomsg
    private const ushort HardwareAddress = 1;                // IFLA_ADDRESS
    private const ushort Name = 3;                           // IFLA_IFNAME
    private const ushort LinkInfo = 18;                      // IFLA_LINKINFO
    private const ushort Kind = 1;                           // IFLA_INFO_KIND
    private const ushort Data = 2;                           // IFLA_INFO_DATA
    private const ushort Peer = 1;                           // VETH_INFO_PEER
    private const int ErrorAt = 16;

    /// <summary>Makes a pair of virtual Ethernet devices; false where the system does not let this user.</summary>
    public static bool AddCable(string name, byte[] hardware, string peer)
    {
        var request = new NetlinkMessage(NewLink, RequestCreateAcknowledge)
            .Zeros(InterfaceInfoLength)
            .Attribute(Name, Text(name))
            .Attribute(HardwareAddress, hardware)
            .Attribute(LinkInfo, info => info
                .Attribute(Kind, "veth"u8)
                .Attribute(Data, data => data
                    .Attribute(Peer, other => other.Zeros(InterfaceInfoLength).Attribute(Name, Text(peer)))))
            .ToArray();
        using var socket = Libc.Socket(Netlink, Raw, Route);
        Span<byte> answer = stackalloc byte[1024];
        if (socket.IsInvalid || Libc.Write(socket, request, request.Length) < 0 || Libc.Read(socket, answer, answer.Length) < ErrorAt + sizeof(int))
        {
            return false;
        }

        // The answer repeats the request behind an error number, negated; 0 is success.
        var error = -MemoryMarshal.Read<int>(answer[ErrorAt..]);
        Marshal.SetLastPInvokeError(error);
        return error == 0;
    }

    private static byte[] Text(string name) => Encoding.ASCII.GetBytes(name + '\0');
}
