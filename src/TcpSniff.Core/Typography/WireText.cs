using System.Globalization;
using System.Text;

namespace TcpSniff.Typography;

/// <summary>Shows bytes from the wire as text that cannot harm a terminal: UTF-8 where it is printable, escapes where it is not.</summary>
internal static class WireText
{
    private const int MarksInARow = 2;

    /// <summary>
    /// The bytes in quotes, cut so that all takes at most <paramref name="columns"/> columns; an ellipsis after the closing quote
    /// says that more follows.
    /// </summary>
    /// <param name="bytes">Bytes that were sent, whatever they are.</param>
    /// <param name="columns">Room in columns; less than 4 counts as 4.</param>
    /// <param name="more">Whether there are more bytes than these.</param>
    public static string Quote(ReadOnlySpan<byte> bytes, int columns, bool more = false)
    {
        // Two quotes and the ellipsis have to fit whatever comes.
        var room = Math.Max(4, columns) - 3;
        var text = new StringBuilder(bytes.Length + 3).Append('"');
        var marks = 0;
        while (!bytes.IsEmpty)
        {
            var valid = Rune.DecodeFromUtf8(bytes, out var rune, out var consumed) == System.Buffers.OperationStatus.Done;
            marks = valid && DisplayWidth.IsZeroWidth(rune) ? marks + 1 : 0;
            var piece = valid ? Show(rune, marks) : Hex(bytes[..consumed]);
            room -= DisplayWidth.Of(piece);
            // The last character may use the ellipsis's column.
            if (room < 0 && !(room == -1 && consumed == bytes.Length && !more))
            {
                more = true;
                break;
            }

            text.Append(piece);
            bytes = bytes[consumed..];
        }

        return text.Append(more ? "\"…" : "\"").ToString();
    }

    /// <summary>
    /// The bytes as text of several lines, which end in a line feed whether or not a carriage return stands before it. Tabs,
    /// quotes and backslashes stay, everything else is shown as <see cref="Quote"/> does.
    /// </summary>
    public static string Lines(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        var marks = 0;
        while (!bytes.IsEmpty)
        {
            var plain = bytes.IndexOfAnyExceptInRange((byte)' ', (byte)'~');
            plain = plain < 0 ? bytes.Length : plain;
            text.Append(Encoding.ASCII.GetString(bytes[..plain]));
            marks = plain > 0 ? 0 : marks;
            bytes = bytes[plain..];
            if (!bytes.IsEmpty && !bytes.StartsWith("\r\n"u8))
            {
                var valid = Rune.DecodeFromUtf8(bytes, out var rune, out var consumed) == System.Buffers.OperationStatus.Done;
                marks = valid && DisplayWidth.IsZeroWidth(rune) ? marks + 1 : 0;
                text.Append(!valid ? Hex(bytes[..consumed]) : rune.Value is '\n' or '\t' ? rune.ToString() : Show(rune, marks));
                bytes = bytes[consumed..];
            }
            else if (!bytes.IsEmpty)
            {
                bytes = bytes[1..];
            }
        }

        return text.ToString();
    }

    /// <summary>A name that somebody else chose (a file, an interface, a comment) with everything that could harm a terminal escaped.</summary>
    public static string Plain(string text)
    {
        var safe = new StringBuilder(text.Length);
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            marks = DisplayWidth.IsZeroWidth(rune) ? marks + 1 : 0;
            safe.Append(rune.Value is '"' or '\\' ? rune.ToString() : Show(rune, marks));
        }

        return safe.ToString();
    }

    private static string Show(Rune rune, int marks) => rune.Value switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '"' => "\\\"",
        '\\' => "\\\\",
        < 0x20 or 0x7F => $"\\x{rune.Value:x2}",
        _ => IsPrintable(rune) && marks <= MarksInARow ? rune.ToString() : $"\\u{{{rune.Value:x}}}",
    };

    /// <summary>Neither invisible, nor able to reorder its neighbours, nor something that the terminal may know otherwise than we do.</summary>
    private static bool IsPrintable(Rune rune) => rune.IsAscii || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator or UnicodeCategory.Surrogate);

    private static string Hex(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length * 4);
        foreach (var value in bytes)
        {
            text.Append(CultureInfo.InvariantCulture, $"\\x{value:x2}");
        }

        return text.ToString();
    }
}
