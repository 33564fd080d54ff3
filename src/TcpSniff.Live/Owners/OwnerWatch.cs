using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.Versioning;
using TcpSniff.Naming;
using TcpSniff.Packets;

namespace TcpSniff.Live.Owners;

/// <summary>
/// Finds the programs behind connections while these are captured, on a thread of its own: at first sight, and again until they are known.
/// It takes a tenth of one core at most and never more than it may remember, however many programs come and go; the capture never waits.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class OwnerWatch : IConnectionOwners, IDisposable
{
    /// <summary>Connections whose owners are remembered: some 20 MB. The oldest are forgotten first.</summary>
    public const int MostKnown = 65_536;

    /// <summary>Connections that wait to be looked up; more at a time are left out, and counted.</summary>
    public const int MostWaiting = 1024;

    private const int MostAtOnce = OwnerMessages.MostQuestions / 2;
    private const int MostTries = 5;

    // A tenth of the time may be spent, and so much at once after a quiet while: who comes alone is looked up without delay.
    private const int Share = 10;
    private static readonly TimeSpan Burst = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan ShortestRest = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(20);

    private readonly IOwnerLookup _lookup;
    private readonly Lock _lock = new();
    private readonly Queue<Search> _arrived = new();
    private readonly List<Search> _retries = [];
    private readonly Dictionary<int, ConnectionOwners> _known = [];
    private readonly Queue<int> _order = new();
    private readonly HashSet<int> _unsaid = [];
    private readonly Queue<(int Stream, ConnectionOwners Owners)> _untold = new();
    private readonly AutoResetEvent _wake = new(initialState: false);
    private readonly Thread _thread;
    private volatile bool _stops;
    private volatile int _newsCount;
    private volatile bool _busy;
    private int _next;

    private OwnerWatch(IOwnerLookup lookup)
    {
        _lookup = lookup;
        _thread = new(Run) { IsBackground = true, Name = "owners", Priority = ThreadPriority.BelowNormal };
        _thread.Start();
    }

    /// <summary>Connections that were left out because too many waited.</summary>
    public long LeftOut { get; private set; }

    /// <summary>Begins; null where this system does not tell owners.</summary>
    /// <param name="keepsRights">Whether this process is about to give up its rights, so that another has to keep them for this.</param>
    public static OwnerWatch? TryStart(bool keepsRights) =>
        (keepsRights ? OwnerHelper.TryStart() : (IOwnerLookup?)OwnerLookup.TryOpen()) is { } lookup ? new(lookup) : null;

    /// <summary>A connection of the capture, with each of its segments; only the first costs something.</summary>
    public void See(int stream, Endpoint client, Endpoint server)
    {
        if (stream < _next)
        {
            return;
        }

        _next = stream + 1;
        lock (_lock)
        {
            if (_arrived.Count + _retries.Count >= MostWaiting)
            {
                LeftOut++;
                return;
            }

            _arrived.Enqueue(new() { Stream = stream, Client = client, Server = server });
        }

        _wake.Set();
    }

    /// <inheritdoc/>
    public ConnectionOwners? Of(int stream)
    {
        lock (_lock)
        {
            return _known.GetValueOrDefault(stream);
        }
    }

    /// <summary>What is new about a connection since this was asked, to be written down once; null for nothing.</summary>
    public ConnectionOwners? News(int stream)
    {
        if (_newsCount == 0)
        {
            return null;
        }

        lock (_lock)
        {
            if (!_unsaid.Remove(stream))
            {
                return null;
            }

            _newsCount = _unsaid.Count;
            return _known.GetValueOrDefault(stream);
        }
    }

    /// <summary>The next connection whose programs were found since this was asked, to be shown; of many at once some are passed over.</summary>
    public bool TryTell(out int stream, [NotNullWhen(true)] out ConnectionOwners? owners)
    {
        lock (_lock)
        {
            var any = _untold.TryDequeue(out var next);
            (stream, owners) = next;
            return any;
        }
    }

    /// <summary>Gives what was seen last a chance to be looked up.</summary>
    public void Settle(TimeSpan patience)
    {
        var begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begun) < patience && (_busy || HasArrivals()))
        {
            Thread.Sleep(1);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stops = true;
        _wake.Set();

        // A helper that hangs must not keep the capture from ending.
        if (_thread.Join(TimeSpan.FromSeconds(1)))
        {
            _lookup.Dispose();
            _wake.Dispose();
        }
    }

    private bool HasArrivals()
    {
        lock (_lock)
        {
            return _arrived.Count > 0;
        }
    }

    private void Run()
    {
        // What the first search costs more than others is paid before somebody waits for it.
        _lookup.Find([new(new(IpAddress.FromIPv4(0), 0), default)]);
        var (credit, since) = (Burst, Stopwatch.GetTimestamp());
        while (!_stops)
        {
            var batch = Next(out var wait);
            if (batch.Count == 0)
            {
                _wake.WaitOne(wait);
                continue;
            }

            var begun = Stopwatch.GetTimestamp();
            LookUp(batch);
            _busy = false;
            credit = Least(Burst, credit + (Stopwatch.GetElapsedTime(since) / Share)) - Stopwatch.GetElapsedTime(begun);
            since = Stopwatch.GetTimestamp();
            Thread.Sleep(credit < TimeSpan.Zero ? -credit * Share : ShortestRest);
        }
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;

    /// <summary>Those that came, then those whose time has come again; else how long nothing is to do.</summary>
    private List<Search> Next(out int wait)
    {
        var batch = new List<Search>();
        var now = Stopwatch.GetTimestamp();
        wait = Timeout.Infinite;
        lock (_lock)
        {
            while (batch.Count < MostAtOnce && _arrived.TryDequeue(out var arrived))
            {
                batch.Add(arrived);
            }

            for (var i = _retries.Count - 1; i >= 0 && batch.Count < MostAtOnce; i--)
            {
                if (_retries[i].Due <= now)
                {
                    batch.Add(_retries[i]);
                    _retries.RemoveAt(i);
                }
            }

            if (_retries.Count > 0)
            {
                wait = (int)Math.Max(1, Stopwatch.GetElapsedTime(now, _retries.Min(search => search.Due)).TotalMilliseconds);
            }

            _busy = batch.Count > 0;
        }

        return batch;
    }

    private void LookUp(List<Search> batch)
    {
        var questions = batch.SelectMany(search => (SocketQuestion[])[new(search.Client, search.Server), new(search.Server, search.Client)]).ToList();
        var answers = _lookup.Find(questions);
        lock (_lock)
        {
            for (var i = 0; i < batch.Count && (2 * i) + 1 < answers.Count; i++)
            {
                Take(batch[i], answers[2 * i], answers[(2 * i) + 1]);
            }
        }
    }

    private void Take(Search search, SocketAnswer client, SocketAnswer server)
    {
        var before = search.Found;
        search.Found = new(Better(before.Client, client.Owner), Better(before.Server, server.Owner));
        if (search.Found != before)
        {
            Keep(search.Stream, search.Found);
            if ((search.Found.Client?.Pid ?? search.Found.Server?.Pid) is not null)
            {
                _unsaid.Add(search.Stream);
                _newsCount = _unsaid.Count;
                if (_untold.Count < MostWaiting)
                {
                    _untold.Enqueue((search.Stream, search.Found));
                }
            }
        }

        var isOver = (!client.IsLocal || search.Found.Client?.Pid is not null) && (!server.IsLocal || search.Found.Server?.Pid is not null);
        if (!isOver && ++search.Tries < MostTries)
        {
            search.Due = Stopwatch.GetTimestamp() + (long)(FirstRetry.TotalSeconds * Math.Pow(4, search.Tries - 1) * Stopwatch.Frequency);
            _retries.Add(search);
        }
    }

    // Who accepts is found out after who listens; and what is known stays when the process is gone.
    private static SocketOwner? Better(SocketOwner? known, SocketOwner? now) => now?.Pid is not null || known is null ? now ?? known : known;

    private void Keep(int stream, ConnectionOwners owners)
    {
        if (_known.TryAdd(stream, owners))
        {
            _order.Enqueue(stream);
        }
        else
        {
            _known[stream] = owners;
        }

        while (_known.Count > MostKnown && _order.TryDequeue(out var oldest))
        {
            _known.Remove(oldest);
            _unsaid.Remove(oldest);
        }
    }

    /// <summary>A connection that is looked up.</summary>
    private sealed class Search
    {
        public int Stream { get; init; }

        public Endpoint Client { get; init; }

        public Endpoint Server { get; init; }

        public ConnectionOwners Found { get; set; } = new(null, null);

        public int Tries { get; set; }

        public long Due { get; set; }
    }
}
