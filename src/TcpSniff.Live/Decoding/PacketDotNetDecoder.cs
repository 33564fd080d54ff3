using System.Diagnostics.CodeAnalysis;
using PacketDotNet;
using TcpSniff.Decoding;
using TcpSniff.Decoding.Link;
using TcpSniff.Decoding.Network;
using TcpSniff.Packets;

namespace TcpSniff.Live.Decoding;

/// <summary>
/// Takes packets apart by PacketDotNet, one header after the other. Which header follows, where the enclosing layers end, and how
/// fragments come together is decided as for the native decoder: PacketDotNet alone has no idea of captured against original
/// lengths, and of nothing behind a fragment. From a header on that PacketDotNet has no reader for, or throws at, the native decoder
/// goes on, so that nothing is lost.
/// </summary>
/// <remarks>PacketDotNet 1.4.8 checks no lengths, so that every reader does before it asks.</remarks>
public sealed class PacketDotNetDecoder(DecoderOptions? options = null) : ISegmentDecoder
{
    private readonly DecoderOptions _options = options ?? DecoderOptions.Default;
    private readonly FragmentTable _fragments = new();
    private readonly HeaderBytes _bytes = new();

    /// <inheritdoc/>
    public long IncompleteDatagrams => _fragments.Waiting + _fragments.GivenUp;

    /// <inheritdoc/>
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor, typeof(PacketOrByteArraySegment))]
    public void Decode(scoped in RawPacket packet, ref DecodedPacket decoded)
    {
        _fragments.Recycle();
        var walk = new PacketWalk(packet, _options, _fragments, ref decoded);
        decoded.By = DecodedBy.PacketDotNet;
        var next = LinkTypes.First(packet.LinkType, ref walk);
        for (var headers = 0; next != Header.Done; headers++)
        {
            next = headers < PacketDecoder.MaxHeaders ? Read(next, ref walk) : walk.Fail(Layer.Other, DecodeFault.TooDeep);
        }
    }

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Bytes(scoped in RawPacket packet, scoped in DecodedPacket decoded) =>
        _fragments.Completed is { } datagram ? datagram.Bytes : packet.Data;

    private Header Read(Header header, ref PacketWalk walk)
    {
        if (walk.Decoded.By == DecodedBy.PacketDotNet && Try(header, ref walk) is { } next)
        {
            return next;
        }

        walk.Decoded.By = DecodedBy.Native;
        return Headers.Read(header, ref walk);
    }

    /// <summary>The header that follows; null, and the walk where it was, where PacketDotNet has no reader for this one or throws.</summary>
    private Header? Try(Header header, ref PacketWalk walk)
    {
        var here = walk;
        try
        {
            return PacketDotNetHeaders.Read(header, ref walk, _bytes.Of(walk.Rest));
        }
        catch (Exception)
        {
            walk = here;
            return null;
        }
    }
}
