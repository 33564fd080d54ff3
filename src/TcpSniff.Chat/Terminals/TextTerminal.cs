using System.Threading.Channels;

namespace TcpSniff.Chat.Terminals;

/// <summary>A terminal made of a reader and writers: the console's, a file's, a pipe's. Editing lines is left to the real terminal.</summary>
internal sealed class TextTerminal : ITerminal
{
    private const string Prompt = "> ";

    // Back to the first column and clear the line: away with the prompt.
    private const string Unprompt = "\r\u001b[K";

    // Enough to type ahead; a script of gigabytes waits in its pipe.
    private const int LinesAhead = 64;

    private readonly Channel<string> _typed = Channel.CreateBounded<string>(LinesAhead);
    private readonly TextReader _input;
    private readonly TextWriter _output;
    private readonly TextWriter _notes;
    private readonly bool _interactive;
    private readonly Lock _writing = new();
    private int _reading;
    private volatile bool _asking;

    /// <summary>A terminal.</summary>
    /// <param name="input">Where lines are typed. Reading it may block for ever; a thread in the background does that.</param>
    /// <param name="output">Where others' lines are shown.</param>
    /// <param name="notes">Where notes go, as a rule to standard error.</param>
    /// <param name="interactive">Whether a person sits there: a prompt is shown.</param>
    public TextTerminal(TextReader input, TextWriter output, TextWriter notes, bool interactive) =>
        (_input, _output, _notes, _interactive) = (input, output, notes, interactive);

    /// <inheritdoc/>
    public async ValueTask<string?> ReadLineAsync(CancellationToken stop)
    {
        if (Interlocked.Exchange(ref _reading, 1) == 0)
        {
            new Thread(ReadAll) { IsBackground = true, Name = "typing" }.Start();
        }

        Ask(true);
        try
        {
            return await _typed.Reader.WaitToReadAsync(stop) && _typed.Reader.TryRead(out var line) ? line : null;
        }
        catch (OperationCanceledException)
        {
            // Whoever uses the terminal next begins on a clean line.
            Ask(false);
            throw;
        }
        finally
        {
            _asking = false;
        }
    }

    /// <inheritdoc/>
    public void WriteLine(string line) => Write(_output, line);

    /// <inheritdoc/>
    public void Note(string text) => Write(_notes, text);

    private void ReadAll()
    {
        try
        {
            while (TypedLine.Read(_input) is { } line)
            {
                if (!_typed.Writer.WaitToWriteAsync().AsTask().GetAwaiter().GetResult() || !_typed.Writer.TryWrite(line))
                {
                    return;
                }
            }
        }
        catch (Exception problem) when (problem is IOException or ObjectDisposedException)
        {
            // The terminal is gone; nobody types any more.
        }

        _typed.Writer.TryComplete();
    }

    private void Write(TextWriter writer, string text)
    {
        lock (_writing)
        {
            writer.WriteLine(_interactive ? Unprompt + text : text);
            writer.Flush();
        }

        if (_asking)
        {
            Ask(true);
        }
    }

    private void Ask(bool asking)
    {
        _asking = asking;
        if (_interactive)
        {
            lock (_writing)
            {
                _output.Write(asking ? Unprompt + Prompt : Unprompt);
                _output.Flush();
            }
        }
    }
}
