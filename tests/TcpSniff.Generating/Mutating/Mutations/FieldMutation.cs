namespace TcpSniff.Generating.Mutating.Mutations;

/// <summary>Sets a field that something is computed from, turns a flag, or moves a sequence or acknowledgment number by some distance.</summary>
internal sealed class FieldMutation : PacketMutation
{
    /// <summary>Fields by their place behind the beginning of their header, and their bits.</summary>
    private static readonly (int Offset, int Bits)[] Version4 = [(0, 8), (1, 8), (2, 16), (4, 16), (6, 16), (8, 8), (9, 8), (12, 32), (16, 32)];
    private static readonly (int Offset, int Bits)[] Version6 = [(0, 8), (1, 8), (4, 16), (6, 8), (7, 8), (36, 32)];
    private static readonly (int Offset, int Bits)[] Tcp = [(0, 16), (2, 16), (4, 32), (8, 32), (12, 8), (13, 8), (14, 16), (16, 16), (18, 16)];

    /// <inheritdoc/>
    protected override Frame Change(Frame frame, Random random)
    {
        switch (random.Next(8))
        {
            case 0:
                Set(frame, HeaderPlace.Ip(frame), HeaderPlace.IsVersion6(frame) ? Version6 : Version4, random);
                break;
            case 1:
                Turn(frame, random);
                break;
            case < 5:
                Move(frame, random);
                break;
            default:
                Set(frame, HeaderPlace.Tcp(frame), Tcp, random);
                break;
        }

        return frame;
    }

    private static void Set(Frame frame, int header, (int Offset, int Bits)[] fields, Random random)
    {
        var (offset, bits) = fields[random.Next(fields.Length)];
        if (header >= 0 && header + offset + (bits / 8) <= frame.Bytes.Length)
        {
            HeaderPlace.Write(frame.Bytes.AsSpan(header + offset), Numbers.Field(random, bits), bits);
        }
    }

    private static void Turn(Frame frame, Random random)
    {
        if (HeaderPlace.Tcp(frame) is >= 0 and var tcp)
        {
            frame.Bytes[tcp + 13] ^= (byte)(1 << random.Next(8));
        }
    }

    /// <summary>It still has to do with the others.</summary>
    private static void Move(Frame frame, Random random)
    {
        if (HeaderPlace.Tcp(frame) is >= 0 and var tcp)
        {
            HeaderPlace.Add(frame.Bytes.AsSpan(tcp + (random.Next(2) == 0 ? 4 : 8)), Numbers.Distance(random));
        }
    }
}
