using TcpSniff.Packets;

namespace TcpSniff.Capture.Pcapng;

/// <summary>An interface description block (draft-ietf-opsawg-pcapng section 4.2).</summary>
/// <param name="Interface">What it describes.</param>
/// <param name="Scale">How its time stamps count.</param>
/// <remarks>
/// <code>
///  0               1               2               3
/// +---------------+---------------+---------------+---------------+
/// |                       block type = 1                          |
/// |                     block total length                        |
/// |           link type           |           reserved            |
/// |                         snap length                           |
/// |  options …
/// </code>
/// </remarks>
internal readonly record struct InterfaceBlock(CaptureInterface Interface, TimestampScale Scale)
{
    private const int FixedLength = 16;

    /// <summary>Reads a block without its trailing length, or says what is wrong with it.</summary>
    public static string? TryRead(ReadOnlySpan<byte> block, ByteOrder order, IReadOnlyList<string> sectionComments, out InterfaceBlock result)
    {
        result = default;
        if (block.Length < FixedLength)
        {
            return "interface block is too short";
        }

        var described = new CaptureInterface
        {
            LinkType = (LinkType)order.UInt16(block, 8),
            SnapLength = (int)Math.Min(order.UInt32(block, 12), int.MaxValue),
        };
        var comments = new List<string>(sectionComments);
        ulong ticksPerSecond = 1_000_000;
        var offset = 0L;
        var options = new OptionReader(block[FixedLength..], order);
        while (options.MoveNext())
        {
            switch (options.Code)
            {
                case OptionCode.Comment:
                    comments.Add(options.Text);
                    break;
                case OptionCode.InterfaceName:
                    described = described with { Name = options.Text };
                    break;
                case OptionCode.InterfaceDescription:
                    described = described with { Description = options.Text };
                    break;
                case OptionCode.Filter when options.Value is [0, .. var filter]:
                    described = described with { Filter = System.Text.Encoding.UTF8.GetString(filter.TrimEnd((byte)0)) };
                    break;
                case OptionCode.TimeResolution when options.Value.Length == 1:
                    if (!TimestampScale.TryReadResolution(options.Value[0], out ticksPerSecond))
                    {
                        return "interface counts time in steps too small for 64 bits";
                    }

                    break;
                case OptionCode.TimeOffset:
                    offset = (long)(options.Number ?? 0);
                    break;
            }
        }

        var rest = BlockOptions.Rest(BlockOptions.Owner.Interface, block[FixedLength..], order, IsRead);
        result = new(described with { Comments = comments, TicksPerSecond = ticksPerSecond, OtherOptions = rest }, new(ticksPerSecond, offset));
        return null;
    }

    private static bool IsRead(ushort code) => code is
        OptionCode.Comment or OptionCode.InterfaceName or OptionCode.InterfaceDescription or OptionCode.Filter or OptionCode.TimeResolution or OptionCode.TimeOffset;
}
