using System.Globalization;
using System.Text;

namespace TcpSniff.Cli.Terminals;

/// <summary>Where the program's words go, and what is known about whoever reads them.</summary>
internal sealed record Screen
{
    /// <summary>Columns where nothing says how many there are.</summary>
    public const int DefaultWidth = 100;

    private const int NarrowestWidth = 40;
    private const int WidestWidth = 1000;

    /// <summary>Standard output: what was asked for and nothing else.</summary>
    public required Stream Output { get; init; }

    /// <summary>Standard error: progress, hints and failures.</summary>
    public required TextWriter Errors { get; init; }

    /// <summary>Variables of the environment.</summary>
    public Func<string, string?> Environment { get; init; } = _ => null;

    /// <summary>Whether a person at a terminal types on standard input.</summary>
    public bool InputIsTerminal { get; init; }

    /// <summary>Whether a person at a terminal reads <see cref="Output"/>.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>Whether a person at a terminal reads <see cref="Errors"/>.</summary>
    public bool ErrorsAreTerminal { get; init; }

    /// <summary>Columns of the terminal, where there is one, be it behind a pipe.</summary>
    public int? WindowWidth { get; init; }

    /// <summary>Columns to fill: what <c>COLUMNS</c> says, else the terminal's, else enough for the whole timeline.</summary>
    public int Width =>
        int.TryParse(Environment("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns) && columns > 0
            ? Math.Clamp(columns, NarrowestWidth, WidestWidth)
            : Math.Clamp(WindowWidth ?? DefaultWidth, NarrowestWidth, WidestWidth);

    /// <summary>Whether colours are welcome unless the user says otherwise (https://no-color.org).</summary>
    public bool WantsColour =>
        OutputIsTerminal && Environment("NO_COLOR") is not { Length: > 0 } && Environment("TERM") != "dumb";

    /// <summary>The process's own.</summary>
    public static Screen Standard() => new()
    {
        Output = StandardStream.Output(),
        Errors = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" },
        Environment = System.Environment.GetEnvironmentVariable,
        InputIsTerminal = !Console.IsInputRedirected,
        OutputIsTerminal = !Console.IsOutputRedirected,
        ErrorsAreTerminal = !Console.IsErrorRedirected,
        WindowWidth = TerminalWidth.OfOutput(),
    };

    /// <summary>A writer of UTF-8 text on <see cref="Output"/>; flush it, do not dispose it.</summary>
    public StreamWriter Text() => new(Output, new UTF8Encoding(false), 16 * 1024, leaveOpen: true) { NewLine = "\n" };
}
