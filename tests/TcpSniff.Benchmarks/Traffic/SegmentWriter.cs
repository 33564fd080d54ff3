using System.Buffers.Binary;

namespace TcpSniff.Benchmarks.Traffic;

/// <summary>Writes segments with all that real ones have – timestamps that echo, SACK, valid checksums – to a pcap file with nanoseconds.</summary>
internal sealed class SegmentWriter : IDisposable
{
    /// <summary>Largest payload with timestamps on Ethernet.</summary>
    public const int Mss = 1448;

    private const int LinkSize = 14;
    private const int HeaderSize = 20;
    private const long Begin = 1_700_000_000_000_000_000;

    private readonly BufferedStream _file;
    private readonly Random _random;
    private readonly byte[] _packet = new byte[2048];
    private long _time = Begin;

    /// <summary>Creates the file.</summary>
    public SegmentWriter(string path, Random random)
    {
        (_file, _random) = (new(File.Create(path), 1 << 20), random);
        Span<byte> head = stackalloc byte[24];
        BinaryPrimitives.WriteUInt32LittleEndian(head, 0xa1b23c4d);
        BinaryPrimitives.WriteUInt16LittleEndian(head[4..], 2);
        BinaryPrimitives.WriteUInt16LittleEndian(head[6..], 4);
        BinaryPrimitives.WriteUInt32LittleEndian(head[16..], 65535);
        BinaryPrimitives.WriteUInt32LittleEndian(head[20..], 1);
        _file.Write(head);
    }

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
    public void Send(Talk talk, int side, uint seq, byte flags, int length = 0, (uint Left, uint Right) sack = default, bool lost = false)
    {
        _time += 200 + _random.Next(4000);
        talk.Clock[side] = (uint)(_time / 1_000_000) + talk.Address[side];
        if (lost)
        {
            return;
        }

        var isSyn = (flags & Bits.Syn) != 0;
        var options = isSyn ? 20 : sack.Left != sack.Right ? 24 : 12;
        var size = LinkSize + HeaderSize + HeaderSize + options + length;
        var packet = _packet.AsSpan(0, size);
        packet[..(size - length)].Clear();
        packet[12] = 8;
        WriteIp(packet[LinkSize..], talk, side);
        WriteTcp(packet[(LinkSize + HeaderSize)..], talk, side, seq, flags, options, sack);
        packet[^length..].Fill((byte)('a' + (seq & 15)));
        Check(packet[(LinkSize + HeaderSize)..], 16, Sum(packet.Slice(LinkSize + 12, 8)) + 6 + (uint)(HeaderSize + options + length));
        Write(packet);
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
        Check(ip[..HeaderSize], 10, 0);
    }

    private static void WriteTcp(Span<byte> tcp, Talk talk, int side, uint seq, byte flags, int options, (uint Left, uint Right) sack)
    {
        var isSyn = (flags & Bits.Syn) != 0;
        BinaryPrimitives.WriteUInt16BigEndian(tcp, talk.Port[side]);
        BinaryPrimitives.WriteUInt16BigEndian(tcp[2..], talk.Port[side ^ 1]);
        BinaryPrimitives.WriteUInt32BigEndian(tcp[4..], seq);
        BinaryPrimitives.WriteUInt32BigEndian(tcp[8..], (flags & Bits.Ack) != 0 ? talk.Acked[side] : 0);
        (tcp[12], tcp[13]) = ((byte)((HeaderSize + options) / 4 << 4), flags);
        BinaryPrimitives.WriteUInt16BigEndian(tcp[14..], (ushort)(isSyn ? 64240 : 502));
        var echo = (flags & Bits.Ack) != 0 ? talk.Clock[side ^ 1] : 0;
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

    private void Write(ReadOnlySpan<byte> packet)
    {
        Span<byte> head = stackalloc byte[16];
        BinaryPrimitives.WriteUInt32LittleEndian(head, (uint)(_time / 1_000_000_000));
        BinaryPrimitives.WriteUInt32LittleEndian(head[4..], (uint)(_time % 1_000_000_000));
        BinaryPrimitives.WriteInt32LittleEndian(head[8..], packet.Length);
        BinaryPrimitives.WriteInt32LittleEndian(head[12..], packet.Length);
        _file.Write(head);
        _file.Write(packet);
        Count++;
    }

    private static void Check(Span<byte> bytes, int at, uint start)
    {
        var sum = Sum(bytes) + start;
        while (sum >> 16 != 0)
        {
            sum = (sum & 0xffff) + (sum >> 16);
        }

        BinaryPrimitives.WriteUInt16BigEndian(bytes[at..], (ushort)~sum);
    }

    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0U;
        for (; bytes.Length > 1; bytes = bytes[2..])
        {
            sum += BinaryPrimitives.ReadUInt16BigEndian(bytes);
        }

        return bytes.IsEmpty ? sum : sum + ((uint)bytes[0] << 8);
    }
}
