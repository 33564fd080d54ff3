using System.Buffers.Binary;

namespace TcpSniff.Generating.Mutating;

/// <summary>Changes packets where it hurts: in the fields that something is computed from, and now and then anywhere.</summary>
/// <remarks>The same seed gives the same changes. A packet is copied before it is changed.</remarks>
internal sealed class PacketMutator(Random random)
{
    /// <summary>Fields by their place behind the beginning of their header, and their bits.</summary>
    private static readonly (int Offset, int Bits)[] Version4 = [(0, 8), (1, 8), (2, 16), (4, 16), (6, 16), (8, 8), (9, 8), (12, 32), (16, 32)];
    private static readonly (int Offset, int Bits)[] Version6 = [(0, 8), (1, 8), (4, 16), (6, 8), (7, 8), (36, 32)];
    private static readonly (int Offset, int Bits)[] Tcp = [(0, 16), (2, 16), (4, 32), (8, 32), (12, 8), (13, 8), (14, 16), (16, 16), (18, 16)];

    /// <summary>A changed copy.</summary>
    public Frame Mutate(Frame frame)
    {
        var changed = frame with { Bytes = [.. frame.Bytes] };
        for (var changes = 1 + random.Next(3); changes > 0; changes--)
        {
            changed = Change(changed);
        }

        return changed;
    }

    private Frame Change(Frame frame) => random.Next(16) switch
    {
        0 => Cut(frame),
        1 => frame with { OriginalLength = frame.Bytes.Length + random.Next(-4, 2000) },
        2 => frame with { Nanoseconds = Later(frame.Nanoseconds) },
        3 => Noise(frame),
        4 => Grow(frame),
        5 => Fragment(frame),
        6 => Options(frame),
        7 => Field(frame, Ip(frame), IpFields(frame)),
        8 => Turn(frame),
        9 => Flags(frame),
        < 13 => Move(frame),
        _ => Field(frame, TcpOffset(frame), Tcp),
    };

    private static int Ip(Frame frame) => frame.Ip >= 0 && frame.Bytes.Length >= frame.Ip + 20 ? frame.Ip : -1;

    private static (int, int)[] IpFields(Frame frame) => Ip(frame) is >= 0 and var ip && frame.Bytes[ip] >> 4 == 6 ? Version6 : Version4;

    /// <summary>Where the TCP header begins; negative where the packet has none, or not all of it.</summary>
    private static int TcpOffset(Frame frame)
    {
        var ip = Ip(frame);
        var tcp = ip < 0 ? -1 : frame.Bytes[ip] >> 4 == 6 ? ip + 40 : ip + (4 * (frame.Bytes[ip] & 15));
        return tcp >= 0 && tcp + 20 <= frame.Bytes.Length ? tcp : -1;
    }

    private Frame Field(Frame frame, int header, (int Offset, int Bits)[] fields)
    {
        var (offset, bits) = fields[random.Next(fields.Length)];
        if (header >= 0 && header + offset + (bits / 8) <= frame.Bytes.Length)
        {
            Write(frame.Bytes.AsSpan(header + offset), Numbers.Field(random, bits), bits);
        }

        return frame;
    }

    /// <summary>Moves a sequence or acknowledgment number by some distance, so that it still has to do with the others.</summary>
    private Frame Move(Frame frame)
    {
        if (TcpOffset(frame) is >= 0 and var tcp)
        {
            var number = frame.Bytes.AsSpan(tcp + (random.Next(2) == 0 ? 4 : 8));
            Write(number, unchecked(BinaryPrimitives.ReadUInt32BigEndian(number) + Numbers.Distance(random)), 32);
        }

        return frame;
    }

    private Frame Flags(Frame frame)
    {
        if (TcpOffset(frame) is >= 0 and var tcp)
        {
            frame.Bytes[tcp + 13] ^= (byte)(1 << random.Next(6));
        }

        return frame;
    }

    /// <summary>Exchanges sender and receiver.</summary>
    private static Frame Turn(Frame frame)
    {
        if (TcpOffset(frame) is >= 0 and var tcp && Ip(frame) is var ip)
        {
            var (at, length) = frame.Bytes[ip] >> 4 == 6 ? (ip + 8, 16) : (ip + 12, 4);
            frame.Bytes.AsSpan(at, 2 * Math.Min(length, (frame.Bytes.Length - at) / 2)).Reverse();
            frame.Bytes.AsSpan(at, length).Reverse();
            frame.Bytes.AsSpan(at + length, length).Reverse();
            frame.Bytes.AsSpan(tcp, 4).Reverse();
            frame.Bytes.AsSpan(tcp, 2).Reverse();
            frame.Bytes.AsSpan(tcp + 2, 2).Reverse();
        }

        return frame;
    }

    private Frame Fragment(Frame frame)
    {
        if (Ip(frame) is >= 0 and var ip && frame.Bytes[ip] >> 4 == 4)
        {
            var offset = random.Next(3) == 0 ? 8191 - random.Next(3) : random.Next(20);
            Write(frame.Bytes.AsSpan(ip + 6), (uint)(offset | (random.Next(2) * 0x2000)), 16);
        }

        return frame;
    }

    private Frame Cut(Frame frame) => frame with { Bytes = frame.Bytes[..random.Next(frame.Bytes.Length + 1)], OriginalLength = frame.OriginalLength };

    private Frame Grow(Frame frame)
    {
        var more = new byte[random.Next(1, 64)];
        random.NextBytes(more);
        return frame with { Bytes = [.. frame.Bytes, .. more], OriginalLength = frame.Bytes.Length + more.Length };
    }

    private Frame Noise(Frame frame)
    {
        for (var count = random.Next(1, 8); count > 0 && frame.Bytes.Length > 0; count--)
        {
            frame.Bytes[random.Next(frame.Bytes.Length)] = (byte)random.Next(256);
        }

        return frame;
    }

    /// <summary>Puts options of any kind and length where the header's end, or its payload, was.</summary>
    private Frame Options(Frame frame)
    {
        if (TcpOffset(frame) is not (>= 0 and var tcp))
        {
            return frame;
        }

        var words = random.Next(5, 16);
        frame.Bytes[tcp + 12] = (byte)(words << 4 | frame.Bytes[tcp + 12] & 15);
        for (var at = tcp + 20; at + 2 <= frame.Bytes.Length && at < tcp + (4 * words);)
        {
            var length = random.Next(6) == 0 ? random.Next(256) : random.Next(2, 11);
            frame.Bytes[at] = (byte)(random.Next(4) == 0 ? random.Next(256) : random.Next(36));
            frame.Bytes[at + 1] = (byte)length;
            at += Math.Max(1, length);
        }

        return frame;
    }

    private long Later(long nanoseconds) => random.Next(8) switch
    {
        0 => random.NextInt64(),
        1 => -random.NextInt64(),
        2 => 0,
        3 => long.MaxValue,
        _ => unchecked(nanoseconds + ((random.NextInt64(2001) - 1000) * 1_000_000L)),
    };

    private static void Write(Span<byte> at, uint value, int bits)
    {
        switch (bits)
        {
            case 8:
                at[0] = (byte)value;
                break;
            case 16:
                BinaryPrimitives.WriteUInt16BigEndian(at, (ushort)value);
                break;
            default:
                BinaryPrimitives.WriteUInt32BigEndian(at, value);
                break;
        }
    }
}
