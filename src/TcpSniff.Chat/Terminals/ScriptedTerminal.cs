using System.Collections.Concurrent;
using System.Threading.Channels;

namespace TcpSniff.Chat.Terminals;

/// <summary>A line that a script types.</summary>
/// <param name="Line">The line.</param>
/// <param name="After">Typed only once a line that contains this was shown; each shown line serves one step. Null for at once.</param>
/// <param name="Pause">How long the script thinks before it types.</param>
internal sealed record ScriptStep(string Line, string? After = null, TimeSpan Pause = default)
{
    /// <summary>A line typed at once.</summary>
    public static implicit operator ScriptStep(string line) => new(line);

    /// <summary>The same as the conversion.</summary>
    public static ScriptStep FromString(string line) => line;
}

/// <summary>A terminal that a script types at, for demonstrations and tests: it waits for answers instead of guessing how long they take.</summary>
/// <param name="time">The clock that pauses run by.</param>
/// <param name="steps">What to type, in order.</param>
internal sealed class ScriptedTerminal(TimeProvider time, params IReadOnlyList<ScriptStep> steps) : ITerminal
{
    private readonly ConcurrentQueue<string> _shown = new();
    private readonly ConcurrentQueue<string> _notes = new();
    private readonly Channel<string> _unheard = Channel.CreateUnbounded<string>();
    private int _step;

    /// <summary>All lines shown so far.</summary>
    public IReadOnlyList<string> Shown => [.. _shown];

    /// <summary>All notes so far.</summary>
    public IReadOnlyList<string> Notes => [.. _notes];

    /// <summary>Whether the script stays there when it has typed everything, instead of ending the input.</summary>
    public bool Stays { get; init; }

    /// <inheritdoc/>
    public async ValueTask<string?> ReadLineAsync(CancellationToken stop)
    {
        if (_step == steps.Count)
        {
            await Task.Delay(Stays ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, time, stop);
            return null;
        }

        var step = steps[_step];
        await HearAsync(step.After, stop);
        await Task.Delay(step.Pause, time, stop);
        _step++;
        return step.Line;
    }

    /// <inheritdoc/>
    public void WriteLine(string line)
    {
        _shown.Enqueue(line);
        _unheard.Writer.TryWrite(line);
    }

    /// <inheritdoc/>
    public void Note(string text) => _notes.Enqueue(text);

    private async ValueTask HearAsync(string? text, CancellationToken stop)
    {
        while (text is not null && !(await _unheard.Reader.ReadAsync(stop)).Contains(text, StringComparison.Ordinal))
        {
            // Something else was said.
        }
    }
}
