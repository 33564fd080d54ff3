using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.CapturePoint;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Tracking.CapturePoint;

/// <summary>Where a connection was captured, and how one knows. Round-trip times mean something else at each place.</summary>
/// <param name="Place">The place.</param>
/// <param name="Reason">What gives it away.</param>
public sealed record Vantage(VantagePlace Place, Statement Reason)
{
    // A handshake that takes no longer than this in both directions has not crossed a network.
    private static readonly Duration Local = Duration.FromMilliseconds(0.05);

    // One way has to be this many times the other before the tap counts as near to an end.
    private const int Lopsided = 4;

    private static readonly IpAddress IPv6Loopback = IpAddress.Parse("::1");

    /// <summary>Judges by the clues, the surest first.</summary>
    internal static Vantage Of(Connection connection)
    {
        ref readonly var client = ref connection.Client.Clues;
        ref readonly var server = ref connection.Server.Clues;
        return ByAddress(connection)
            ?? ByChecksums(client, server)
            ?? ByHandshake(connection.SynRtt)
            ?? ByTtl(client, server)
            ?? BySize(client, server)
            ?? new(VantagePlace.Unknown, new(VantageReasons.Nothing));
    }

    private static Vantage? ByAddress(Connection connection)
    {
        var address = connection.Client.Endpoint.Address;
        return address == connection.Server.Endpoint.Address || IsLoopback(address)
            ? new(VantagePlace.SameHost, new(VantageReasons.SameAddress, ("address", address.ToString())))
            : null;
    }

    private static Vantage? ByChecksums(in VantageClues client, in VantageClues server) => (client.LeavesChecksums, server.LeavesChecksums) switch
    {
        (true, true) => new(VantagePlace.SameHost, new(VantageReasons.BothLeaveChecksums)),
        (true, false) => new(VantagePlace.NearClient, new(VantageReasons.LeavesChecksums, ("end", Role.Client.The()))),
        (false, true) => new(VantagePlace.NearServer, new(VantageReasons.LeavesChecksums, ("end", Role.Server.The()))),
        _ => null,
    };

    private static Vantage? ByHandshake(in SynRtt rtt)
    {
        if (rtt is not { Server: { } server, Client: { } client } || rtt.Retransmitted)
        {
            return null;
        }

        var (place, sentence) = server <= Local && client <= Local
            ? (VantagePlace.SameHost, VantageReasons.BothQuick)
            : client.Nanoseconds <= server.Nanoseconds / Lopsided
                ? (VantagePlace.NearClient, VantageReasons.ClientQuicker)
                : server.Nanoseconds <= client.Nanoseconds / Lopsided
                    ? (VantagePlace.NearServer, VantageReasons.ServerQuicker)
                    : (VantagePlace.Between, VantageReasons.Comparable);
        return new(place, new(sentence, ("client", SpanText.Of(client)), ("server", SpanText.Of(server))));
    }

    private static Vantage? ByTtl(in VantageClues client, in VantageClues server) => (client.HasFullTtl, server.HasFullTtl) switch
    {
        (true, false) when server.Ttl != 0 => new(VantagePlace.NearClient, new(VantageReasons.FullTtl, ("end", Role.Client.The()), ("ttl", client.Ttl))),
        (false, true) when client.Ttl != 0 => new(VantagePlace.NearServer, new(VantageReasons.FullTtl, ("end", Role.Server.The()), ("ttl", server.Ttl))),
        _ => null,
    };

    private static Vantage? BySize(in VantageClues client, in VantageClues server) => (client.ExceedsMss, server.ExceedsMss) switch
    {
        (true, false) => new(VantagePlace.NearClient, new(VantageReasons.ExceedsMss, ("end", Role.Client.The()))),
        (false, true) => new(VantagePlace.NearServer, new(VantageReasons.ExceedsMss, ("end", Role.Server.The()))),
        _ => null,
    };

    private static bool IsLoopback(IpAddress address) => address.IsIPv4 ? address.IPv4 >> 24 == 127 : address == IPv6Loopback;
}
