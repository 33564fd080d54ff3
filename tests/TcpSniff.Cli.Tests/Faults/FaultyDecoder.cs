using TcpSniff.Decoding;
using TcpSniff.Packets;

namespace TcpSniff.Cli.Tests.Faults;

/// <summary>The native decoder with a bug: it throws on some packets, or half-way through tracking others.</summary>
internal sealed class FaultyDecoder(DecoderOptions options, Predicate<long> throws, Predicate<long> tears) : ISegmentDecoder
{
    private readonly PacketDecoder _sound = new(options);
    private long _frame;
    private bool _tears;
    private int _asked;

    public long IncompleteDatagrams => _sound.IncompleteDatagrams;

    public void Decode(scoped in RawPacket packet, ref DecodedPacket decoded)
    {
        _frame++;
        _sound.Decode(packet, ref decoded);
        _tears = tears(_frame);
        if (throws(_frame))
        {
            throw new InvalidOperationException("an index that was none");
        }
    }

    // Asked for once more after a segment was tracked: the connection is torn then.
    public ReadOnlySpan<byte> Bytes(scoped in RawPacket packet, scoped in DecodedPacket decoded) =>
        _tears && decoded.Segment.CapturedPayload > 0 && _asked++ > 0 ? throw new InvalidOperationException("half-way through") : _sound.Bytes(packet, decoded);
}
