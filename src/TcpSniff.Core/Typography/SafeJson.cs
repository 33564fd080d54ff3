using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace TcpSniff.Typography;

/// <summary>
/// Writes the letters of all scripts into JSON as they are, and escapes besides what JSON asks for all that has no shape of its own: marks that
/// change the direction of writing, joiners, invisible text. So what is printed is safe on a terminal, and whoever parses it has it unchanged.
/// </summary>
internal sealed unsafe class SafeJson : JavaScriptEncoder
{
    private const int Supplementary = 0x10000;

    private static readonly JavaScriptEncoder Relaxed = UnsafeRelaxedJsonEscaping;

    /// <summary>Formatting characters of one unit, and all first units of those that have two.</summary>
    private static readonly SearchValues<char> Suspects = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue).Select(value => (char)value).Where(value => IsUnseen(value) || char.IsHighSurrogate(value))]);

    private SafeJson()
    {
    }

    /// <summary>The one encoder.</summary>
    public static SafeJson Encoder { get; } = new();

    /// <inheritdoc/>
    public override int MaxOutputCharactersPerInputCharacter => Relaxed.MaxOutputCharactersPerInputCharacter;

    /// <inheritdoc/>
    public override bool WillEncode(int unicodeScalar) => IsUnseen(unicodeScalar) || Relaxed.WillEncode(unicodeScalar);

    /// <inheritdoc/>
    public override int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var first = Relaxed.FindFirstCharacterToEncode(text, textLength);
        var before = new ReadOnlySpan<char>(text, first < 0 ? textLength : first);
        for (var at = 0; at < before.Length && before[at..].IndexOfAny(Suspects) is >= 0 and var next;)
        {
            at += next;
            if (!char.IsHighSurrogate(before[at]) || (Rune.DecodeFromUtf16(before[at..], out var rune, out _) == OperationStatus.Done && IsUnseen(rune.Value)))
            {
                return at;
            }

            at++;
        }

        return first;
    }

    /// <inheritdoc/>
    public override int FindFirstCharacterToEncodeUtf8(ReadOnlySpan<byte> utf8Text) =>
        Ascii.IsValid(utf8Text) ? Relaxed.FindFirstCharacterToEncodeUtf8(utf8Text) : base.FindFirstCharacterToEncodeUtf8(utf8Text);

    /// <inheritdoc/>
    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        if (!IsUnseen(unicodeScalar))
        {
            return Relaxed.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);
        }

        var escaped = string.Concat(new Rune(unicodeScalar).ToString().Select(unit => $"\\u{(int)unit:X4}"));
        var fits = escaped.AsSpan().TryCopyTo(new Span<char>(buffer, bufferLength));
        numberOfCharactersWritten = fits ? escaped.Length : 0;
        return fits;
    }

    private static bool IsUnseen(char unit) => char.GetUnicodeCategory(unit) is UnicodeCategory.Format;

    private static bool IsUnseen(int scalar) => scalar < Supplementary ? IsUnseen((char)scalar) : Rune.GetUnicodeCategory(new(scalar)) is UnicodeCategory.Format;
}
