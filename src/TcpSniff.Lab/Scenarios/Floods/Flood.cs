using System.Runtime.Versioning;
using TcpSniff.Lab.Stages;
using TcpSniff.Lab.Truth;
using TcpSniff.Packets;

namespace TcpSniff.Lab.Scenarios.Floods;

/// <summary>SYNs from addresses that are routed to the link and owned by nobody: an owner would answer the SYN/ACK by a RST and so empty the queue.</summary>
internal static class Flood
{
    private const int Addresses = 100;
    private const uint FirstNumber = 1_000_000;
    private static readonly IpAddress First = IpAddress.Parse("10.99.0.100");

    /// <summary>Where the wire cannot show what the kernels know while a flood is on.</summary>
    public static IReadOnlyList<Excuse> Excuses { get; } =
    [
        new(TcpState.SynSent, null, "nobody stands behind a forged SYN"),
        new(TcpState.Established, null, "nobody stands behind a forged SYN"),
        new(TcpState.SynReceived, null, "the server keeps nothing of a SYN that it drops or answers by a cookie"),
    ];

    /// <summary>Sends so many SYNs to the server.</summary>
    [SupportedOSPlatform("linux")]
    public static void Send(Stage stage, int count)
    {
        var server = new Endpoint(IpAddress.From(stage.Server.Address), Stage.ServerPort);
        for (uint i = 0; i < count; i++)
        {
            var nobody = new Endpoint(IpAddress.FromIPv4(First.IPv4 + (i % Addresses)), (ushort)(1024 + i));
            stage.Link.Inject((int)Role.Client, new Links.ForgedSegment(nobody, server, TcpFlags.Syn, new(FirstNumber + i), default).ToPacket());
        }

        stage.Deliver();
    }
}
