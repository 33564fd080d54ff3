using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using TcpSniff.Typography;

namespace TcpSniff.Cli.Terminals;

/// <summary>
/// The whole terminal, on its alternate screen, without cursor and echo, until it is left: at the end, on an exception, or on a signal.
/// Then it is as it was. Only lines that changed are written.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed class FullScreen : IDisposable
{
    private const int Output = 1;

    // xterm's alternate screen, which also keeps the cursor's place, and DECTCEM.
    private const string Enter = "\x1b[?1049h\x1b[?25l\x1b[2J";
    private const string Exit = "\x1b[0m\x1b[?25h\x1b[?1049l";

    /// <summary>What a terminal that takes nothing any more may hold up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    /// <summary>How often a writer that waits for the terminal looks whether it was left.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly Stream _output;
    private readonly bool _colour;
    private readonly Lock _writing = new();
    private readonly PosixSignalRegistration[] _signals;
    private string[] _shown = [];
    private TerminalSize _size;
    private int _left;

    /// <summary>Takes the terminal.</summary>
    public FullScreen(Stream output, bool colour)
    {
        (_output, _colour) = (output, colour);
        // Whatever else a signal does, the terminal is left first.
        _signals = [.. ((PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT]).Select(signal => PosixSignalRegistration.Create(signal, _ => Leave()))];
        AppDomain.CurrentDomain.ProcessExit += OnExit;
        AppDomain.CurrentDomain.UnhandledException += OnCrash;
        RawMode.Enter();
        Write(Enter);
    }

    /// <summary>The size now: it may change at any time.</summary>
    public static TerminalSize Size => TerminalSize.Of(Output) is { Rows: > 0 } size ? size : new(80, 24);

    /// <summary>Shows lines, one each row; nothing once the screen was left.</summary>
    /// <param name="lines">The lines, none longer than the columns.</param>
    /// <param name="size">The size that they were made for; where it is another than before, all is drawn anew.</param>
    public void Show(IReadOnlyList<StyledText> lines, TerminalSize size)
    {
        var frame = new StringBuilder();
        if (size != _size)
        {
            (_size, _shown) = (size, new string[size.Rows]);
            frame.Append("\x1b[0m\x1b[2J");
        }

        for (var row = 0; row < lines.Count && row < _shown.Length; row++)
        {
            var text = Sequences(lines[row]);
            if (text != _shown[row])
            {
                _shown[row] = text;
                // Behind a full line nothing is left to erase, and some terminals would erase its last character.
                frame.Append(System.Globalization.CultureInfo.InvariantCulture, $"\x1b[{row + 1};1H").Append(text).Append(lines[row].Width < size.Columns ? "\x1b[K" : "");
            }
        }

        if (frame.Length > 0)
        {
            Write(frame.ToString());
        }
    }

    /// <summary>Leaves the terminal as it was; whoever calls this first does it.</summary>
    public void Leave()
    {
        if (Interlocked.Exchange(ref _left, 1) != 0)
        {
            return;
        }

        RawMode.Leave();
        if (!_writing.TryEnter(Patience))
        {
            return;
        }

        try
        {
            if (!TerminalOutput.IsReady(Patience))
            {
                // Nobody takes the picture that is on its way. Without it there is room for the end, and for what others write then.
                TerminalOutput.Discard();
            }

            if (TerminalOutput.IsReady(TimeSpan.Zero))
            {
                _output.Write(Encoding.UTF8.GetBytes(Exit));
            }
        }
        catch (IOException)
        {
            // The terminal is gone.
        }
        finally
        {
            _writing.Exit();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Leave();
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        AppDomain.CurrentDomain.UnhandledException -= OnCrash;
        foreach (var signal in _signals)
        {
            signal.Dispose();
        }
    }

    private void OnExit(object? sender, EventArgs e) => Leave();

    private void OnCrash(object? sender, UnhandledExceptionEventArgs e) => Leave();

    /// <summary>Writes as much at once as the terminal takes, and no more once it was left: so nobody waits for a terminal that takes nothing.</summary>
    private void Write(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        lock (_writing)
        {
            for (var at = 0; at < bytes.Length && Volatile.Read(ref _left) == 0;)
            {
                if (TerminalOutput.IsReady(Look))
                {
                    var count = Math.Min(TerminalOutput.Chunk, bytes.Length - at);
                    _output.Write(bytes, at, count);
                    at += count;
                }
            }
        }
    }

    private string Sequences(StyledText line)
    {
        var text = new StringWriter();
        IStyledOutput output = _colour ? new AnsiOutput(text) : new PlainOutput(text);
        output.WriteLine(line);
        return text.ToString().TrimEnd('\n');
    }
}
