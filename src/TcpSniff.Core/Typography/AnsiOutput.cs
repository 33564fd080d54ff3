namespace TcpSniff.Typography;

/// <summary>Writes lines with their styles as ANSI escape sequences (ECMA-48 SGR), in the sixteen colours that every terminal has.</summary>
internal sealed class AnsiOutput(TextWriter writer) : IStyledOutput
{
    private const string Reset = "\x1b[0m";

    /// <inheritdoc/>
    public void WriteLine(StyledText line)
    {
        var last = LastInk(line);
        for (var i = 0; i <= last; i++)
        {
            var (text, style) = line.Runs[i];
            var sequence = Sequence(style);
            writer.Write(sequence);
            writer.Write(text);
            writer.Write(sequence.Length > 0 ? Reset : "");
        }

        writer.Write('\n');
    }

    /// <summary>The last run that is not blank: what follows it would only reach the next line of a narrow terminal.</summary>
    private static int LastInk(StyledText line)
    {
        var last = line.Runs.Count - 1;
        while (last >= 0 && string.IsNullOrWhiteSpace(line.Runs[last].Text))
        {
            last--;
        }

        return last;
    }

    private static string Sequence(TextStyle style) => style switch
    {
        TextStyle.Dim => "\x1b[2m",
        TextStyle.DimBright => "\x1b[2;3m",
        TextStyle.Bright => "\x1b[1m",
        TextStyle.Heading => "\x1b[1;4m",
        TextStyle.Label => "\x1b[1;34m",
        TextStyle.Syn => "\x1b[1;32m",
        TextStyle.Ack => "\x1b[36m",
        TextStyle.Psh => "\x1b[1;35m",
        TextStyle.Fin => "\x1b[1;33m",
        TextStyle.Rst => "\x1b[1;31m",
        TextStyle.OtherFlag => "\x1b[34m",
        TextStyle.Payload => "\x1b[32m",
        TextStyle.Client => "\x1b[36m",
        TextStyle.Server => "\x1b[35m",
        TextStyle.Call => "\x1b[35m",
        TextStyle.Warning => "\x1b[33m",
        TextStyle.Error => "\x1b[31m",
        TextStyle.Good => "\x1b[32m",
        _ => "",
    };
}
