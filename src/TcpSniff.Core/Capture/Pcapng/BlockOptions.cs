using System.Buffers.Binary;

namespace TcpSniff.Capture.Pcapng;

/// <summary>Brings a block's options into the one form in which they are handed on: whole, little-endian, without end mark.</summary>
internal static class BlockOptions
{
    /// <summary>Whose the options are: codes mean something else in each kind of block.</summary>
    public enum Owner
    {
        /// <summary>Of a packet.</summary>
        Packet,

        /// <summary>Of an interface.</summary>
        Interface,

        /// <summary>Of a section, or any other block whose own options hold no numbers.</summary>
        Other,
    }

    /// <summary>Turns the numbers around where the section is big-endian, in place, and says how many bytes of whole options there are.</summary>
    public static int Normalize(Owner owner, Span<byte> options, ByteOrder order)
    {
        var reader = new OptionReader(options, order);
        var start = 0;
        while (reader.MoveNext())
        {
            if (!order.IsLittleEndian)
            {
                var option = options[start..reader.Consumed];
                option[..2].Reverse();
                option[2..4].Reverse();
                NumberIn(owner, reader.Code, option.Slice(4, reader.Value.Length)).Reverse();
            }

            start = reader.Consumed;
        }

        return start;
    }

    /// <summary>Those options of a block that nobody reads here but that are handed on; custom ones only where they may be.</summary>
    /// <param name="owner">Whose they are.</param>
    /// <param name="options">All of them.</param>
    /// <param name="order">Byte order of the section.</param>
    /// <param name="isRead">Which of them are read, and written anew.</param>
    public static KeptOptions Rest(Owner owner, ReadOnlySpan<byte> options, ByteOrder order, Func<ushort, bool> isRead)
    {
        var rest = new List<byte>();
        var copy = options.ToArray();
        var length = Normalize(owner, copy, order);
        for (var at = 0; at < length;)
        {
            var (code, next) = (BinaryPrimitives.ReadUInt16LittleEndian(copy.AsSpan(at)), at + 4 + OptionReader.Padded(BinaryPrimitives.ReadUInt16LittleEndian(copy.AsSpan(at + 2))));
            if (!isRead(code) && code is not (OptionCode.CustomTextFixed or OptionCode.CustomBytesFixed))
            {
                rest.AddRange(copy.AsSpan(at..next));
            }

            at = next;
        }

        return new(rest.ToArray());
    }

    /// <summary>The part of a value that is a number in the section's byte order.</summary>
    private static Span<byte> NumberIn(Owner owner, ushort code, Span<byte> value) => (owner, code) switch
    {
        (_, OptionCode.CustomText or OptionCode.CustomBytes or OptionCode.CustomTextFixed or OptionCode.CustomBytesFixed) when value.Length >= sizeof(uint) =>
            value[..sizeof(uint)],
        (Owner.Packet, OptionCode.PacketFlags or OptionCode.PacketQueue) when value.Length == sizeof(uint) => value,
        (Owner.Packet, OptionCode.PacketDrops or OptionCode.PacketId) when value.Length == sizeof(ulong) => value,
        (Owner.Interface, OptionCode.Speed or OptionCode.SendSpeed or OptionCode.ReceiveSpeed) when value.Length == sizeof(ulong) => value,
        (Owner.Interface, OptionCode.TimeZone) when value.Length == sizeof(uint) => value,
        _ => default,
    };
}
