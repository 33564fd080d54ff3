using TcpSniff.Typography;

namespace TcpSniff.Cli.Errors;

/// <summary>Lines on standard error.</summary>
internal static class ErrorLine
{
    /// <summary>One line that begins with the program's name. It may quote names that somebody else chose: nothing in it can harm a terminal.</summary>
    public static void Say(this TextWriter errors, string text) => errors.WriteLine($"tcpsniff: {WireText.Plain(text.ReplaceLineEndings(" ").Trim())}");
}
