using System.Buffers.Binary;
using TcpSniff.Capture;
using TcpSniff.Packets;
using TcpSniff.Testing;

namespace TcpSniff.Benchmarks.Traffic;

/// <summary>Writes segments with all that real ones have – timestamps that echo, SACK, valid checksums – to a pcap file with nanoseconds.</summary>
internal sealed class SegmentWriter : IDisposable
{
    /// <summary>Largest payload with timestamps on Ethernet.</summary>
    public const int Mss = 1448;

    private const int LinkSize = 14;
    private const int HeaderSize = 20;
    private const long Begin = 1_700_000_000_000_000_000;

    private static readonly CaptureInterface Ethernet = new() { LinkType = LinkType.Ethernet, TicksPerSecond = 1_000_000_000 };

    private readonly IPacketWriter _file;
    private readonly Random _random;
    private readonly byte[] _packet = new byte[2048];
    private long _time = Begin;

    /// <summary>Creates the file.</summary>
    public SegmentWriter(string path, Random random) => (_file, _random) = (CaptureWriter.Create(path, [Ethernet]), random);

    /// <summary>Packets so far.</summary>
    public long Count { get; private set; }

    /// <summary>Sends a segment.</summary>
    /// <param name="talk">Its connection.</param>
    /// <param name="side">Who sends it, 0 for the client.</param>
    /// <param name="seq">Its number.</param>
    /// <param name="flags">Its control bits.</param>
    /// <param name="length">Bytes of payload.</param>
    /// <param name="sack">What it has beyond a hole; empty for none.</param>
    /// <param name="lost">Whether it is lost before it is captured.</param>
    public void Send(Talk talk, int side, uint seq, TcpFlags flags, int length = 0, (uint Left, uint Right) sack = default, bool lost = false)
    {
        _time += 200 + _random.Next(4000);
        talk.Clock[side] = (uint)(_time / 1_000_000) + talk.Address[side];
        if (lost)
        {
            return;
        }

        var isSyn = flags.HasFlag(TcpFlags.Syn);
        var options = isSyn ? 20 : sack.Left != sack.Right ? 24 : 12;
        var size = LinkSize + HeaderSize + HeaderSize + options + length;
        var packet = _packet.AsSpan(0, size);
        packet[..(size - length)].Clear();
        packet[12] = 8;
        WriteIp(packet[LinkSize..], talk, side);
        WriteTcp(packet[(LinkSize + HeaderSize)..], talk, side, seq, flags, options, sack);
        packet[^length..].Fill((byte)('a' + (seq & 15)));
        CheckTcp(packet, HeaderSize + options + length);
        _file.Write(new() { Data = packet, Time = new(_time), OriginalLength = size, LinkType = LinkType.Ethernet });
        Count++;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void WriteIp(Span<byte> ip, Talk talk, int side)
    {
        ip[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(ip[2..], (ushort)ip.Length);
        BinaryPrimitives.WriteUInt16BigEndian(ip[4..], (ushort)Count);
        (ip[6], ip[8], ip[9]) = (0x40, 64, 6);
        BinaryPrimitives.WriteUInt32BigEndian(ip[12..], talk.Address[side]);
        BinaryPrimitives.WriteUInt32BigEndian(ip[16..], talk.Address[side ^ 1]);
        BinaryPrimitives.WriteUInt16BigEndian(ip[10..], OnesComplementSum.Of(ip[..HeaderSize]));
    }

    private static void WriteTcp(Span<byte> tcp, Talk talk, int side, uint seq, TcpFlags flags, int options, (uint Left, uint Right) sack)
    {
        var isSyn = flags.HasFlag(TcpFlags.Syn);
        BinaryPrimitives.WriteUInt16BigEndian(tcp, talk.Port[side]);
        BinaryPrimitives.WriteUInt16BigEndian(tcp[2..], talk.Port[side ^ 1]);
        BinaryPrimitives.WriteUInt32BigEndian(tcp[4..], seq);
        BinaryPrimitives.WriteUInt32BigEndian(tcp[8..], flags.HasFlag(TcpFlags.Ack) ? talk.Acked[side] : 0);
        (tcp[12], tcp[13]) = ((byte)((HeaderSize + options) / 4 << 4), (byte)flags);
        BinaryPrimitives.WriteUInt16BigEndian(tcp[14..], (ushort)(isSyn ? 64240 : 502));
        var echo = flags.HasFlag(TcpFlags.Ack) ? talk.Clock[side ^ 1] : 0;
        var at = tcp[HeaderSize..];
        ReadOnlySpan<byte> before = isSyn ? [2, 4, 5, 0xb4, 4, 2, 8, 10] : [1, 1, 8, 10];
        before.CopyTo(at);
        BinaryPrimitives.WriteUInt32BigEndian(at[before.Length..], talk.Clock[side]);
        BinaryPrimitives.WriteUInt32BigEndian(at[(before.Length + 4)..], echo);
        at = at[(before.Length + 8)..];
        if (isSyn)
        {
            ReadOnlySpan<byte> scale = [1, 3, 3, 7];
            scale.CopyTo(at);
        }
        else if (sack.Left != sack.Right)
        {
            ReadOnlySpan<byte> block = [1, 1, 5, 10];
            block.CopyTo(at);
            BinaryPrimitives.WriteUInt32BigEndian(at[4..], sack.Left);
            BinaryPrimitives.WriteUInt32BigEndian(at[8..], sack.Right);
        }
    }

    /// <summary>The addresses of the pseudo header stand before the segment as they are; its protocol and length are added (RFC 9293 section 3.1).</summary>
    private static void CheckTcp(Span<byte> packet, int length)
    {
        const int Addresses = 8;
        var segment = packet[^length..];
        var sum = (ushort)~OnesComplementSum.Of(packet[^(length + Addresses)..]) + 6 + length;
        BinaryPrimitives.WriteUInt16BigEndian(segment[16..], (ushort)~((sum & 0xffff) + (sum >> 16)));
    }
}
