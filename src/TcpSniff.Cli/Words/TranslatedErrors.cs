using System.Text;
using TcpSniff.Wording;

namespace TcpSniff.Cli.Words;

/// <summary>Standard error in the reader's language: each line is looked up behind the program's name.</summary>
internal sealed class TranslatedErrors(TextWriter errors, Language language) : TextWriter
{
    // What may stand before a line's words: the program's name, and what takes a prompt away.
    private static readonly string[] Prefixes = ["tcpsniff: ", "\r\u001b[K"];

    /// <inheritdoc/>
    public override Encoding Encoding => errors.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => errors.Write(value);

    /// <inheritdoc/>
    public override void Write(string? value) => errors.Write(value);

    /// <inheritdoc/>
    public override void WriteLine() => errors.WriteLine();

    /// <inheritdoc/>
    public override void WriteLine(string? value)
    {
        var prefix = Prefixes.FirstOrDefault(known => value?.StartsWith(known, StringComparison.Ordinal) == true) ?? "";
        errors.WriteLine(value is null ? value : prefix + Catalog.Of(value[prefix.Length..], language));
    }

    /// <inheritdoc/>
    public override void Flush() => errors.Flush();
}
