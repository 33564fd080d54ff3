using System.Buffers.Binary;
using TcpSniff.Capture.Pcapng;

namespace TcpSniff.Capture.Parts;

/// <summary>What a part of a split capture says of one of its packets: what it is called in the whole, and what only the whole showed.</summary>
/// <param name="Number">Its number in the whole, from 1; 0 where the packet has no mark.</param>
/// <param name="Stream">Number in the whole of the connection that begins with it; null where none does.</param>
/// <param name="IsCopy">Whether the same packet was recorded a moment before.</param>
/// <remarks>
/// The number is <c>epb_packetid</c> (draft-ietf-opsawg-pcapng section 4.3), the rest are custom options that are not to be copied
/// (section 3.5.1), each with the words of <see cref="Begins"/> or <see cref="Copy"/> behind the enterprise number:
/// <code>
/// +---------------+---------------+---------------+---------------+
/// |          code = 19373         |            length             |
/// |                   enterprise number = 32473                   |
/// |                      "strm"           or     "copy"           |
/// |                  number of the connection                     |
/// </code>
/// </remarks>
internal readonly record struct PacketMark(long Number, int? Stream, bool IsCopy)
{
    /// <summary>Bytes that a mark takes at most.</summary>
    internal const int MaxLength = IdLength + HeaderLength + BeginsLength + HeaderLength + CopyLength;

    /// <summary>For documents and examples (RFC 5612): the project has no number of its own, so its words stand behind.</summary>
    internal const uint Enterprise = 32473;

    private const int HeaderLength = 4;
    private const int IdLength = HeaderLength + sizeof(ulong);
    private const int CopyLength = 8;
    private const int BeginsLength = 12;

    private static ReadOnlySpan<byte> Begins => "strm"u8;

    private static ReadOnlySpan<byte> Copy => "copy"u8;

    /// <summary>Reads the options of a packet of a marked file.</summary>
    internal static PacketMark Read(ReadOnlySpan<byte> options)
    {
        var (number, stream, isCopy) = (0L, (int?)null, false);
        var reader = new OptionReader(options, new(IsLittleEndian: true));
        while (reader.MoveNext())
        {
            if (reader is { Code: OptionCode.PacketId, Number: { } id })
            {
                number = (long)Math.Min(id, long.MaxValue);
            }
            else if (IsOwn(reader.Code, reader.Value))
            {
                isCopy |= reader.Value[4..].SequenceEqual(Copy);
                stream = reader.Value.Length == BeginsLength && reader.Value[4..8].SequenceEqual(Begins)
                    ? (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(reader.Value[8..]), int.MaxValue)
                    : stream;
            }
        }

        return new(number, stream, isCopy);
    }

    /// <summary>Writes the mark, and behind it the options of the packet that are no marks; says how many bytes that are.</summary>
    /// <param name="options">What the packet has: little-endian, no end mark.</param>
    /// <param name="target">Room for them and <see cref="MaxLength"/> more.</param>
    internal int Write(ReadOnlySpan<byte> options, Span<byte> target)
    {
        var end = Header(target, OptionCode.PacketId, sizeof(ulong));
        BinaryPrimitives.WriteInt64LittleEndian(target[end..], Number);
        end += sizeof(long);
        if (Stream is { } stream)
        {
            end += Own(target[end..], BeginsLength, Begins);
            BinaryPrimitives.WriteInt32LittleEndian(target[(end - sizeof(int))..], stream);
        }

        if (IsCopy)
        {
            end += Own(target[end..], CopyLength, Copy);
        }

        var reader = new OptionReader(options, new(IsLittleEndian: true));
        var start = 0;
        while (reader.MoveNext())
        {
            if (reader.Code != OptionCode.PacketId && !IsOwn(reader.Code, reader.Value))
            {
                options[start..reader.Consumed].CopyTo(target[end..]);
                end += reader.Consumed - start;
            }

            start = reader.Consumed;
        }

        return end;
    }

    private static bool IsOwn(ushort code, ReadOnlySpan<byte> value) =>
        code == OptionCode.CustomBytesFixed && value.Length >= CopyLength && BinaryPrimitives.ReadUInt32LittleEndian(value) == Enterprise;

    private static int Own(Span<byte> target, int length, ReadOnlySpan<byte> word)
    {
        var end = Header(target, OptionCode.CustomBytesFixed, length);
        BinaryPrimitives.WriteUInt32LittleEndian(target[end..], Enterprise);
        word.CopyTo(target[(end + 4)..]);
        return end + length;
    }

    private static int Header(Span<byte> target, ushort code, int length)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(target, code);
        BinaryPrimitives.WriteUInt16LittleEndian(target[2..], (ushort)length);
        return HeaderLength;
    }
}
