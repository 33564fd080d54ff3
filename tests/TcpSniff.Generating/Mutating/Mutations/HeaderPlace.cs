using System.Buffers.Binary;

namespace TcpSniff.Generating.Mutating.Mutations;

/// <summary>Where the outermost headers of a packet lie.</summary>
internal static class HeaderPlace
{
    /// <summary>Where the IP header begins; negative where the packet has none, or not all of it.</summary>
    public static int Ip(Frame frame) => frame.Ip >= 0 && frame.Bytes.Length >= frame.Ip + 20 ? frame.Ip : -1;

    /// <summary>Whether an IP header that is there is one of version 6.</summary>
    public static bool IsVersion6(Frame frame) => Ip(frame) is >= 0 and var ip && frame.Bytes[ip] >> 4 == 6;

    /// <summary>Where the TCP header begins; negative where the packet has none, or not all of it.</summary>
    public static int Tcp(Frame frame)
    {
        var ip = Ip(frame);
        var tcp = ip < 0 ? -1 : IsVersion6(frame) ? ip + 40 : ip + (4 * (frame.Bytes[ip] & 15));
        return tcp >= 0 && tcp + 20 <= frame.Bytes.Length ? tcp : -1;
    }

    /// <summary>Adds to 32 bits of the network's order.</summary>
    public static void Add(Span<byte> at, uint distance) =>
        BinaryPrimitives.WriteUInt32BigEndian(at, unchecked(BinaryPrimitives.ReadUInt32BigEndian(at) + distance));

    /// <summary>Writes a field of 8, 16 or 32 bits.</summary>
    public static void Write(Span<byte> at, uint value, int bits)
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
