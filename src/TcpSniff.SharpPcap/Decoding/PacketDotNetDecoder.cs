using PacketDotNet.Utils;
using TcpSniff.Decoding;
using TcpSniff.Decoding.Link;
using TcpSniff.Decoding.Network;
using TcpSniff.Packets;

namespace TcpSniff.SharpPcap.Decoding;

/// <summary>
/// Takes packets apart by PacketDotNet, one header after the other. Which header follows, where the enclosing layers end, and how
/// fragments come together is decided as for the native decoder: PacketDotNet alone has no idea of captured against original
/// lengths, and of nothing behind a fragment.
/// </summary>
/// <remarks>
/// PacketDotNet 1.4.8 checks no lengths, so that every reader does before it asks. What it throws all the same costs the one packet.
/// </remarks>
public sealed class PacketDotNetDecoder(DecoderOptions? options = null) : ISegmentDecoder
{
    // PacketDotNet reads an IPv4 address by loading eight bytes, beyond the end of the packet's where the address is its last part.
    private const int Overshoot = 8;

    private readonly DecoderOptions _options = options ?? DecoderOptions.Default;
    private readonly FragmentTable _fragments = new();

    /// <inheritdoc/>
    public long IncompleteDatagrams => _fragments.Waiting + _fragments.GivenUp;

    /// <inheritdoc/>
    public void Decode(scoped in RawPacket packet, ref DecodedPacket decoded)
    {
        _fragments.Recycle();
        var walk = new PacketWalk(packet, _options, _fragments, ref decoded);
        try
        {
            Walk(packet.LinkType, ref walk);
        }
        catch (Exception)
        {
            walk.Fail(walk.Layers.Innermost, DecodeFault.Exception);
        }
    }

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Bytes(scoped in RawPacket packet, scoped in DecodedPacket decoded) =>
        _fragments.Completed is { } datagram ? datagram.Bytes : packet.Data;

    private static void Walk(LinkType linkType, ref PacketWalk walk)
    {
        var next = LinkTypes.First(linkType, ref walk);
        var copied = ReadOnlySpan<byte>.Empty;
        byte[] copy = [];
        for (var headers = 0; next != Header.Done; headers++)
        {
            // The packet's bytes, or from here on those of the datagram that it completed. A copy, because PacketDotNet writes into it.
            if (walk.Bytes != copied)
            {
                copied = walk.Bytes;
                copy = new byte[copied.Length + Overshoot];
                copied.CopyTo(copy);
            }

            next = headers < PacketDecoder.MaxHeaders
                ? PacketDotNetHeaders.Read(next, ref walk, new ByteArraySegment(copy, walk.Offset, walk.Rest.Length))
                : walk.Fail(Layer.Other, DecodeFault.TooDeep);
        }
    }
}
