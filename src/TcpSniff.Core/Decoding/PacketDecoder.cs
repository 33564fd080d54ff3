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
    public const int MaxHeaders = 40;

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
        var next = LinkTypes.First(packet.LinkType, ref walk);
        for (var headers = 0; next != Header.Done; headers++)
        {
            next = headers < MaxHeaders ? Headers.Read(next, ref walk) : walk.Fail(Layer.Other, DecodeFault.TooDeep);
        }
    }

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Bytes(scoped in RawPacket packet, scoped in DecodedPacket decoded) =>
        _fragments.Completed is { } datagram ? datagram.Bytes : packet.Data;
}
