using System.Runtime.CompilerServices;
using TcpSniff.Decoding.Link;
using TcpSniff.Decoding.Network;
using TcpSniff.Packets;

namespace TcpSniff.Decoding;

/// <summary>
/// The native decoder: reads one header after the other in place, each announcing the next, until TCP or something that is
/// not followed. It keeps nothing between packets but the fragments of incomplete datagrams.
/// </summary>
public sealed class PacketDecoder(DecoderOptions? options = null) : ISegmentDecoder
{
    /// <summary>Headers inside each other that are followed; real stacks of tunnels stay below twenty.</summary>
    internal const int MaxHeaders = 40;

    private readonly DecoderOptions _options = options ?? DecoderOptions.Default;
    private readonly FragmentTable _fragments = new();

    /// <inheritdoc/>
    public long IncompleteDatagrams => _fragments.Waiting + _fragments.GivenUp;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Decode(scoped in RawPacket packet, ref DecodedPacket decoded)
    {
        _fragments.Recycle();
        var walk = new PacketWalk(packet, _options, _fragments, ref decoded);
        Read(packet.LinkType, ref walk);
    }

    /// <summary>The datagrams that the current packet was a fragment of, from the outermost inwards; the last one is incomplete where the packet is a fragment.</summary>
    internal IReadOnlyList<FragmentKey> Joined => _fragments.Joined;

    /// <summary>Decodes a packet, and says what the innermost IP header that was read has for addresses; both are 0 where there was none.</summary>
    internal void Decode(scoped in RawPacket packet, ref DecodedPacket decoded, out IpAddress source, out IpAddress destination)
    {
        _fragments.Recycle();
        var walk = new PacketWalk(packet, _options, _fragments, ref decoded);
        Read(packet.LinkType, ref walk);
        (source, destination) = (walk.Ip.Source, walk.Ip.Destination);
    }

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Bytes(scoped in RawPacket packet, scoped in DecodedPacket decoded) =>
        _fragments.Completed is { } datagram ? datagram.Bytes : packet.Data;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Read(LinkType link, ref PacketWalk walk)
    {
        var next = LinkTypes.First(link, ref walk);
        for (var headers = 0; next != Header.Done; headers++)
        {
            next = headers < MaxHeaders ? Headers.Read(next, ref walk) : walk.Fail(Layer.Other, DecodeFault.TooDeep);
        }
    }
}
