namespace TcpSniff.Packets;

/// <summary>What became of a packet that an ICMP error is about, the same for both versions (RFC 792, RFC 1812 section 5.2.7, RFC 4443).</summary>
public enum IcmpErrorKind : byte
{
    /// <summary>It did not get through, for a reason that has no name here.</summary>
    Other,

    /// <summary>No route to its network.</summary>
    NoRoute,

    /// <summary>Its host does not answer.</summary>
    HostUnreachable,

    /// <summary>The host does not speak the protocol.</summary>
    ProtocolUnreachable,

    /// <summary>Nothing listens on the port.</summary>
    PortUnreachable,

    /// <summary>A filter did not let it pass.</summary>
    Prohibited,

    /// <summary>It was too large for the next hop, and must not be cut (RFC 1191, RFC 8201).</summary>
    TooBig,

    /// <summary>It passed too many routers.</summary>
    TimeExceeded,
}

/// <summary>Types and codes of ICMP errors by their kind.</summary>
internal static class IcmpErrorKinds
{
    private const byte UnreachableV4 = 3;
    private const byte TimeExceededV4 = 11;
    private const byte UnreachableV6 = 1;
    private const byte PacketTooBigV6 = 2;
    private const byte TimeExceededV6 = 3;

    /// <summary>The kind of an error.</summary>
    public static IcmpErrorKind Of(in IcmpError error) => (error.IsV6, error.Type, error.Code) switch
    {
        (false, UnreachableV4, 0 or 6 or 11) => IcmpErrorKind.NoRoute,
        (false, UnreachableV4, 1 or 5 or 7 or 8 or 12) => IcmpErrorKind.HostUnreachable,
        (false, UnreachableV4, 2) => IcmpErrorKind.ProtocolUnreachable,
        (false, UnreachableV4, 3) => IcmpErrorKind.PortUnreachable,
        (false, UnreachableV4, 4) => IcmpErrorKind.TooBig,
        (false, UnreachableV4, 9 or 10 or 13) => IcmpErrorKind.Prohibited,
        (false, TimeExceededV4, _) => IcmpErrorKind.TimeExceeded,
        (true, UnreachableV6, 0) => IcmpErrorKind.NoRoute,
        (true, UnreachableV6, 1 or 5 or 6) => IcmpErrorKind.Prohibited,
        (true, UnreachableV6, 3) => IcmpErrorKind.HostUnreachable,
        (true, UnreachableV6, 4) => IcmpErrorKind.PortUnreachable,
        (true, PacketTooBigV6, _) => IcmpErrorKind.TooBig,
        (true, TimeExceededV6, _) => IcmpErrorKind.TimeExceeded,
        _ => IcmpErrorKind.Other,
    };
}
