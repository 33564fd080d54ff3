using TcpSniff.Packets;

namespace TcpSniff.Decoding.Network;

/// <summary>What the layers inside an IP header need to know of it.</summary>
internal struct IpFacts
{
    public IpAddress Source;

    /// <summary>Where the packet finally goes: the last stop of a source route or routing header, which checksums cover too.</summary>
    public IpAddress Destination;

    /// <summary>IPv4 identification, or that of an IPv6 fragment header, else 0.</summary>
    public uint Id;

    public byte Ttl;

    public EcnCodepoint Ecn;

    /// <summary>Length of the packet, header included, as its header gives it; 0 where it left that to the network card.</summary>
    public int Length;

    /// <summary>Whether the header claims more than the layers around it leave.</summary>
    public bool IsClipped;

    /// <summary>Whether the bytes were put together from fragments.</summary>
    public bool IsReassembled;
}
