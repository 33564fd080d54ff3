namespace TcpSniff.Capture.Pcapng;

/// <summary>Brings a packet's options into the one form in which they are handed on: whole, little-endian, without end mark.</summary>
internal static class PacketOptions
{
    /// <summary>Turns the numbers around where the section is big-endian, in place, and says how many bytes of whole options there are.</summary>
    public static int Normalize(Span<byte> options, ByteOrder order)
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
                NumberIn(reader.Code, option.Slice(4, reader.Value.Length)).Reverse();
            }

            start = reader.Consumed;
        }

        return start;
    }

    /// <summary>The part of a value that is a number in the section's byte order.</summary>
    private static Span<byte> NumberIn(ushort code, Span<byte> value) => code switch
    {
        OptionCode.PacketFlags or OptionCode.PacketQueue when value.Length == sizeof(uint) => value,
        OptionCode.PacketDrops or OptionCode.PacketId when value.Length == sizeof(ulong) => value,
        OptionCode.CustomText or OptionCode.CustomBytes or OptionCode.CustomTextFixed or OptionCode.CustomBytesFixed when value.Length >= sizeof(uint) =>
            value[..sizeof(uint)],
        _ => default,
    };
}
