using System.Globalization;
using System.Text;

namespace TcpSniff.Fuzz.Inputs;

/// <summary>Looks for what must not reach a terminal in text that is shown.</summary>
internal static class ShownText
{
    /// <summary>Nothing that steers a terminal or turns the direction of writing, and no bytes that are not UTF-8.</summary>
    /// <param name="what">What it is, for the message.</param>
    /// <param name="text">The text.</param>
    /// <param name="colour">Whether it may colour itself.</param>
    /// <exception cref="BrokenPromiseException">There is something.</exception>
    public static void IsSafe(string what, MemoryStream text, bool colour = false)
    {
        var bytes = text.GetBuffer().AsSpan(0, (int)text.Length);
        while (!bytes.IsEmpty)
        {
            var plain = bytes.IndexOfAnyExceptInRange((byte)' ', (byte)'~');
            if (plain < 0)
            {
                return;
            }

            bytes = bytes[plain..];
            var valid = Rune.DecodeFromUtf8(bytes, out var rune, out var length) == System.Buffers.OperationStatus.Done;
            BrokenPromiseException.Unless(valid, $"{what}: byte {bytes[0]:x2} is not UTF-8");
            var mayStand = rune.Value is '\n' or '\t' || (rune.Value == 0x1b && colour) || Rune.GetUnicodeCategory(rune) is not (
                UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
            BrokenPromiseException.Unless(mayStand, $"{what}: U+{rune.Value:X4} is shown as it is");
            bytes = bytes[length..];
        }
    }
}
