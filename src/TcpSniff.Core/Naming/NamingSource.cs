using System.Buffers.Binary;
using TcpSniff.Capture;
using TcpSniff.Capture.Parts;
using TcpSniff.Decoding;
using TcpSniff.Faults;
using TcpSniff.Packets;

namespace TcpSniff.Naming;

/// <summary>Hands packets on as they are, and reads the names that they tell into a book: before a filter, so that names count that it leaves out.</summary>
/// <param name="source">Where the packets come from; owned from now on.</param>
/// <param name="decoder">A decoder of its own, because decoders remember fragments.</param>
/// <param name="book">Where names go.</param>
/// <param name="net">What becomes of a bug in reading a name.</param>
internal sealed class NamingSource(IPacketSource source, ISegmentDecoder decoder, NameBook book, FaultNet net) : IPacketSource
{
    private const ushort Dns = 53;
    private const ushort MulticastDns = 5353;
    private DecodedPacket _decoded;
    private int _blocks;

    /// <inheritdoc/>
    public IReadOnlyList<CaptureInterface> Interfaces => source.Interfaces;

    /// <inheritdoc/>
    public IReadOnlyList<CaptureFileInfo> Files => source.Files;

    /// <inheritdoc/>
    public RawPacket Current => source.Current;

    /// <inheritdoc/>
    public CaptureDamage? Damage => source.Damage;

    /// <inheritdoc/>
    public CaptureDrops? Drops => source.Drops;

    /// <inheritdoc/>
    public KeptOptions SectionOptions => source.SectionOptions;

    /// <inheritdoc/>
    public IReadOnlyList<SideBlock> SideBlocks => source.SideBlocks;

    /// <inheritdoc/>
    public long SideBlocksLeftOut => source.SideBlocksLeftOut;

    /// <inheritdoc/>
    public WholeCapture? Whole => source.Whole;

    /// <inheritdoc/>
    public PacketMark Mark => source.Mark;

    /// <inheritdoc/>
    public SourceStatus MoveNext()
    {
        var status = source.MoveNext();
        try
        {
            for (; _blocks < source.SideBlocks.Count; _blocks++)
            {
                if (source.SideBlocks[_blocks].Type == ResolvedNames.BlockType)
                {
                    ResolvedNames.Read(source.SideBlocks[_blocks], book);
                }
            }

            if (status == SourceStatus.Packet)
            {
                Look(source.Current);
            }
        }
        catch (Exception bug) when (net.Catches(bug))
        {
            net.Note(bug, Loss.View);
        }

        return status;
    }

    /// <inheritdoc/>
    public void Dispose() => source.Dispose();

    private void Look(scoped in RawPacket packet)
    {
        decoder.Decode(packet, ref _decoded);
        if (_decoded.Kind == PacketKind.Udp && _decoded.Datagram.Source.Port is Dns or MulticastDns)
        {
            var datagram = _decoded.Datagram;
            DnsAnswer.Read(decoder.Bytes(packet, _decoded).Slice(datagram.PayloadOffset, datagram.CapturedPayload), datagram.Source.Port == MulticastDns, book);
        }
        else if (_decoded.Kind == PacketKind.Tcp && _decoded.Segment.Source.Port == Dns)
        {
            var segment = _decoded.Segment;
            ReadStream(decoder.Bytes(packet, _decoded).Slice(segment.PayloadOffset, segment.CapturedPayload));
        }
    }

    /// <summary>Over TCP the length comes first (RFC 1035 section 4.2.2). Answers in one segment count; nobody puts others in order for their names.</summary>
    private void ReadStream(ReadOnlySpan<byte> payload)
    {
        while (payload.Length > sizeof(ushort) && BinaryPrimitives.ReadUInt16BigEndian(payload) is var length && length <= payload.Length - sizeof(ushort) && length > 0)
        {
            DnsAnswer.Read(payload.Slice(sizeof(ushort), length), isMulticast: false, book);
            payload = payload[(sizeof(ushort) + length)..];
        }
    }
}
