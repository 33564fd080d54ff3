namespace TcpSniff.Packets;

/// <summary>An ICMP or ICMPv6 error that quotes the beginning of a TCP segment.</summary>
public struct IcmpError
{
    /// <summary>Who reports the error.</summary>
    public IpAddress Reporter;

    /// <summary>Whether it is ICMPv6.</summary>
    public bool IsV6;

    /// <summary>ICMP type.</summary>
    public byte Type;

    /// <summary>ICMP code.</summary>
    public byte Code;

    /// <summary>The next hop's MTU where type and code carry one (RFC 1191, RFC 8201), else 0.</summary>
    public uint Mtu;

    /// <summary>What became of the quoted segment, in terms that both versions share.</summary>
    public readonly IcmpErrorKind Kind => IcmpErrorKinds.Of(this);

    /// <summary>Ends of the quoted segment.</summary>
    public FlowKey Key;

    /// <summary>Which side of <see cref="Key"/> had sent the quoted segment.</summary>
    public byte QuotedSide;

    /// <summary>Sequence number of the quoted segment; every quote holds at least the first eight bytes of the header (RFC 792).</summary>
    public SequenceNumber QuotedSeq;
}
