using System.Globalization;
using TcpSniff.Capture.Parts;

namespace TcpSniff.Capture.Pcapng;

/// <summary>A section header block (draft-ietf-opsawg-pcapng section 4.1): it sets the byte order and begins the count of interfaces anew.</summary>
/// <param name="Order">Byte order of the section.</param>
/// <param name="Comments">Comments on the section.</param>
/// <param name="Whole">What is known of the whole, where the section is a part of one that <c>split</c> wrote.</param>
/// <param name="Options">What else it says, but for the program that wrote it.</param>
/// <remarks>
/// <code>
///  0               1               2               3
/// +---------------+---------------+---------------+---------------+
/// |                   block type = 0x0a0d0d0a                     |
/// |                     block total length                        |
/// |                byte-order magic = 0x1a2b3c4d                  |
/// |        major version          |        minor version          |
/// |                       section length                          |
/// |                                                               |
/// |  options …
/// </code>
/// </remarks>
internal readonly record struct Section(ByteOrder Order, IReadOnlyList<string> Comments, WholeCapture? Whole = null, KeptOptions Options = default)
{
    /// <summary>Its bytes tell the section's byte order.</summary>
    public const uint Magic = 0x1a2b3c4d;

    private const int FixedLength = 24;

    /// <summary>The byte order of a section from its first twelve bytes; false where the magic is none.</summary>
    public static bool TryReadOrder(ReadOnlySpan<byte> start, out ByteOrder order) => ByteOrder.TryDetect(start[8..], Magic, out order);

    /// <summary>Reads a block without its trailing length, or says what is wrong with it.</summary>
    public static string? TryRead(ReadOnlySpan<byte> block, ByteOrder order, out Section section)
    {
        section = new(order, []);
        if (block.Length < FixedLength)
        {
            return "section header is too short";
        }

        var major = order.UInt16(block, 12);
        if (major != 1)
        {
            return string.Create(CultureInfo.InvariantCulture, $"section of pcapng version {major}.{order.UInt16(block, 14)}; versions 1.x are read");
        }

        var comments = new List<string>();
        var whole = (WholeCapture?)null;
        var options = new OptionReader(block[FixedLength..], order);
        while (options.MoveNext())
        {
            if (options.Code == OptionCode.Comment)
            {
                comments.Add(options.Text);
            }

            whole ??= PartMark.TryRead(options.Code, options.Value, order);
        }

        section = section with { Comments = comments, Whole = whole, Options = BlockOptions.Rest(BlockOptions.Owner.Other, block[FixedLength..], order, IsRead) };
        return null;
    }

    private static bool IsRead(ushort code) => code is OptionCode.Comment or OptionCode.Application;
}
