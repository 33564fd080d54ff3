using TcpSniff.Packets;

namespace TcpSniff.Decoding;

/// <summary>What a packet turned out to be.</summary>
public enum PacketKind : byte
{
    /// <summary>A TCP segment.</summary>
    Tcp,

    /// <summary>A UDP datagram.</summary>
    Udp,

    /// <summary>An ICMP error that quotes a TCP segment.</summary>
    IcmpError,

    /// <summary>A fragment of a datagram that is not complete yet.</summary>
    Fragment,

    /// <summary>Something sound that is none of these: <see cref="DecodedPacket.Protocol"/> names it.</summary>
    Other,

    /// <summary>Something that could not be taken apart: <see cref="DecodedPacket.Error"/> says why.</summary>
    Undecoded,
}

/// <summary>The outcome of decoding one packet; which of its fields mean something follows from <see cref="Kind"/>.</summary>
public struct DecodedPacket
{
    /// <summary>What it is.</summary>
    public PacketKind Kind;

    /// <summary>Which code found that.</summary>
    public DecodedBy By;

    /// <summary>The segment, for <see cref="PacketKind.Tcp"/>.</summary>
    public TcpSegment Segment;

    /// <summary>The datagram, for <see cref="PacketKind.Udp"/>.</summary>
    public UdpDatagram Datagram;

    /// <summary>The error and what it quotes, for <see cref="PacketKind.IcmpError"/>.</summary>
    public IcmpError Icmp;

    /// <summary>Name of the protocol, for <see cref="PacketKind.Other"/>: an interned, short lower-case word such as <c>arp</c>.</summary>
    public string? Protocol;

    /// <summary>What went wrong, for <see cref="PacketKind.Undecoded"/>.</summary>
    public DecodeError Error;
}
