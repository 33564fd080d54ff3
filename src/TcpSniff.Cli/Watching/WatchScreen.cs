using System.Runtime.Versioning;
using TcpSniff.Cli.Terminals;
using TcpSniff.Reports;

namespace TcpSniff.Cli.Watching;

/// <summary>
/// Draws what <see cref="LiveWatch"/> shows and takes the keys, each on a thread of its own: a terminal that takes nothing holds neither
/// the capture up nor the keys.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed class WatchScreen : IDisposable
{
    private static readonly TimeSpan BetweenPictures = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan AloneAfter = TimeSpan.FromMilliseconds(150);

    private readonly LiveWatch _watch;
    private readonly WatchLayout _layout;
    private readonly Action<bool> _end;
    private readonly CancellationTokenSource _over = new();
    private readonly AutoResetEvent _news = new(false);
    private readonly Lock _state = new();
    private readonly FullScreen _full;
    private readonly Thread _drawer;
    private readonly Thread _listener;
    private WatchState _where = new();
    private WatchSnapshot? _next;
    private WatchSnapshot? _shown;

    /// <summary>Takes the terminal, and the keys.</summary>
    /// <param name="screen">The terminal.</param>
    /// <param name="watch">Where the pictures come from.</param>
    /// <param name="options">How it is to look.</param>
    /// <param name="end">Is called when the user wants to end; with true after Ctrl-C.</param>
    public WatchScreen(Screen screen, LiveWatch watch, ReportOptions options, Action<bool> end)
    {
        (_watch, _end) = (watch, end);
        _layout = new(options.Language, options.Colour);
        _full = new(screen.Output, options.Colour);
        watch.Wish = watch.Wish with { Columns = FullScreen.Size.Columns };
        watch.IsAwaited = () => Volatile.Read(ref _next) is null;
        watch.Show = picture =>
        {
            Volatile.Write(ref _next, picture);
            _news.Set();
        };
        (_drawer = new(Draw) { IsBackground = true, Name = "draws" }).Start();
        (_listener = new(Listen) { IsBackground = true, Name = "keys" }).Start();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _watch.IsAwaited = null;
        _over.Cancel();
        _news.Set();
        _full.Dispose();
        _listener.Join(AloneAfter);
        // It may be stuck in a terminal that takes nothing.
        _drawer.Join(AloneAfter);
    }

    private void Draw()
    {
        try
        {
            while (!_over.IsCancellationRequested)
            {
                DrawOnce();
                _over.Token.WaitHandle.WaitOne(BetweenPictures);
                _news.WaitOne(BetweenPictures);
            }
        }
        catch (IOException)
        {
            // The terminal is gone, and with it whoever watched.
            _end(false);
        }
    }

    private void DrawOnce()
    {
        var size = FullScreen.Size;
        WatchState where;
        lock (_state)
        {
            where = _where;
            if (_shown is null || !where.IsPaused)
            {
                _shown = Interlocked.Exchange(ref _next, null) ?? _shown;
            }
        }

        if (_watch.Wish is var wish && (wish.Columns != size.Columns || wish.Order != where.Order || wish.Open != where.Open))
        {
            _watch.Wish = new(where.Order, where.Open, size.Columns);
        }

        if (_shown is { } picture)
        {
            _full.Show(_layout.Lines(picture, where, size.Columns, size.Rows), size);
        }
    }

    private void Listen()
    {
        var input = new KeyReader();
        var buffer = new byte[256];
        using var keys = new StandardInput(_over.Token);
        while (!_over.IsCancellationRequested)
        {
            try
            {
                var count = keys.Read(buffer, input.IsWaiting ? AloneAfter : null);
                if (count < 0)
                {
                    Press(input.Settle());
                    continue;
                }

                if (count == 0)
                {
                    return;
                }

                foreach (var key in input.Read(buffer.AsSpan(0, count)))
                {
                    Press(key);
                }
            }
            catch (IOException)
            {
                _end(false);
                return;
            }
        }
    }

    private void Press(WatchKey key)
    {
        if (key is WatchKey.Quit or WatchKey.Interrupt)
        {
            _end(key == WatchKey.Interrupt);
            return;
        }

        lock (_state)
        {
            _where = _where.Press(key, _shown ?? new() { Source = "" }, WatchLayout.Page(_where, FullScreen.Size.Rows));
        }

        _news.Set();
    }
}
