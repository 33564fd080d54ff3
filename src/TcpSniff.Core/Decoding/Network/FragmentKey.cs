using TcpSniff.Packets;

namespace TcpSniff.Decoding.Network;

/// <summary>What the fragments of one datagram have in common (RFC 791 section 3.2, RFC 8200 section 4.5).</summary>
internal readonly record struct FragmentKey(IpAddress Source, IpAddress Destination, uint Id, byte Protocol, uint Tunnel)
{
    /// <summary>A hash that nobody can choose.</summary>
    public override int GetHashCode() => SecretHash.Of(((ulong)Source.GetHashCode() << 32) | (uint)Destination.GetHashCode(), Id, Protocol, Tunnel);
}
