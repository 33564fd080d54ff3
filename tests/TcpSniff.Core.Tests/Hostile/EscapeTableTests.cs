using System.Globalization;
using System.Text;
using TcpSniff.Testing;
using TcpSniff.Typography;
using Xunit;

namespace TcpSniff.Core.Tests.Hostile;

/// <summary>What becomes of bytes that could do something to a terminal or a reader; the document shows it.</summary>
public class EscapeTableTests
{
    private const string Document = "docs/hostile.md";
    private const string Heading = "| what | bytes | in a preview | as a name | `follow --as text` |\n|---|---|---|---|---|\n";

    private static readonly (string What, byte[] Bytes)[] Rows =
    [
        ("clears the screen", [0x1b, .. "[2J"u8]),
        ("asks the terminal to answer", [0x1b, .. "[c"u8]),
        ("sets the window's title", [0x1b, .. "]0;x"u8, 7]),
        ("bell", [7]),
        ("backspace", [8]),
        ("carriage return alone", "a\rb"u8.ToArray()),
        ("line feed", "a\nb"u8.ToArray()),
        ("carriage return and line feed", "a\r\nb"u8.ToArray()),
        ("TAB", "a\tb"u8.ToArray()),
        ("DEL", [0x7f]),
        ("C1: CSI as one byte", [0x9b]),
        ("C1: CSI in UTF-8", [0xc2, 0x9b]),
        ("C1: next line in UTF-8", [0xc2, 0x85]),
        ("line separator", "\u2028"u8.ToArray()),
        ("right to left override", "\u202e"u8.ToArray()),
        ("isolate, left to right", "\u2066"u8.ToArray()),
        ("Arabic letter mark", "\u061c"u8.ToArray()),
        ("zero width joiner", "\u200d"u8.ToArray()),
        ("byte order mark", "\ufeff"u8.ToArray()),
        ("tag of an invisible text", "\U000e0041"u8.ToArray()),
        ("private use", "\ue000"u8.ToArray()),
        ("no-break space", "\u00a0"u8.ToArray()),
        ("third mark over one letter", "a\u0301\u0301\u0301"u8.ToArray()),
        ("no UTF-8", [0xff, 0xc0, 0x80]),
        ("a surrogate", [0xed, 0xa0, 0x80]),
        ("quote and backslash", "\"\\"u8.ToArray()),
        ("letters of any script", "é汉字🙂"u8.ToArray()),
    ];

    [Fact]
    public void The_document_shows_what_becomes_of_each()
    {
        var path = Repository.PathOf(Document);
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var table = Heading + string.Concat(Rows.Select(row => Row(row.What, row.Bytes)));
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            var start = text.IndexOf(Heading, StringComparison.Ordinal);
            var end = text.IndexOf("\n\n", start, StringComparison.Ordinal) + 1;
            text = text[..start] + table + text[end..];
            File.WriteAllText(path, text);
        }

        Assert.Contains(table, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_that_could_steer_a_terminal_is_left_of_any_two_bytes_or_any_character()
    {
        for (var two = 0; two < 65_536; two++)
        {
            AssertSafe([(byte)(two >> 8), (byte)two]);
        }

        for (var value = 0; value <= 0x10ffff; value += value is > 0x3000 and < 0xe0000 and not (> 0xd7f0 and < 0x10000) ? 7 : 1)
        {
            if (Rune.IsValid(value))
            {
                AssertSafe(Encoding.UTF8.GetBytes(new Rune(value).ToString()));
            }
        }
    }

    private static void AssertSafe(byte[] bytes)
    {
        foreach (var shown in (string[])[WireText.Quote(bytes, 100), WireText.Plain(Encoding.UTF8.GetString(bytes)), WireText.Lines(bytes).Replace("\n", "", StringComparison.Ordinal).Replace("\t", "", StringComparison.Ordinal)])
        {
            foreach (var rune in shown.EnumerateRunes())
            {
                Assert.False(
                    Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse,
                    $"{Convert.ToHexString(bytes)} is shown as it is");
            }
        }
    }

    private static string Row(string what, byte[] bytes) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {what} | {Convert.ToHexStringLower(bytes)} | {Code(WireText.Quote(bytes, 100))} | {Code(WireText.Plain(Encoding.UTF8.GetString(bytes)))} | {Code(WireText.Lines(bytes))} |\n");

    private static string Code(string shown) => $"`{shown.Replace("\n", "⏎", StringComparison.Ordinal).Replace("\t", "⇥", StringComparison.Ordinal)}`";
}
