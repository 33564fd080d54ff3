using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Tcptrace;

namespace TcpSniff.Timelines;

/// <summary>What both sides offered in their SYNs, and what holds because both did.</summary>
/// <param name="Client">The client's offer; null where its SYN was not captured.</param>
/// <param name="Server">The server's offer; null where its SYN was not captured.</param>
/// <param name="Rtt">Round-trip time of the handshake; null where it is not known.</param>
internal readonly record struct Agreement(SynOffer? Client, SynOffer? Server, Duration? Rtt)
{
    /// <summary>Windows are scaled only where both said by how much (RFC 7323 section 2.2).</summary>
    public bool Scales => Client?.WindowScale is not null && Server?.WindowScale is not null;

    /// <summary>Both understand selective acknowledgments (RFC 2018 section 2).</summary>
    public bool Sack => Client?.SackPermitted == true && Server?.SackPermitted == true;

    /// <summary>Both send timestamps (RFC 7323 section 3.2).</summary>
    public bool Timestamps => Client?.Timestamps == true && Server?.Timestamps == true;

    /// <summary>What the connection's ends agreed on as far as it was captured.</summary>
    public static Agreement Of(Connection connection) =>
        new(connection.Client.Totals.Offer, connection.Server.Totals.Offer, connection.InitialRtt);
}
