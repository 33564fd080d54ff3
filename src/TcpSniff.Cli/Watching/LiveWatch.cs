using TcpSniff.Analysis;
using TcpSniff.Packets;
using TcpSniff.Reports;
using TcpSniff.Timelines;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;
using TcpSniff.Typography;

namespace TcpSniff.Cli.Watching;

/// <summary>
/// What <c>--view live</c> draws from: fed like any other report, it says how everything stands when somebody is ready to draw, and waits
/// for nobody. It keeps a bounded number of connections and of what was said about them.
/// </summary>
/// <param name="options">How it is to look.</param>
/// <param name="time">The clock on the wall.</param>
/// <param name="judge">What rules say of these connections.</param>
internal sealed class LiveWatch(ReportOptions options, TimeProvider time, Func<IReadOnlyList<Connection>, IReadOnlyList<Finding>> judge) : Report
{
    /// <summary>Connections that are watched at once; of more than these, those that were quiet for longest are let go.</summary>
    internal const int MostConnections = 1_000;

    /// <summary>Rows that one can scroll to.</summary>
    internal const int MostRows = 500;

    // An entry takes some 3.5 KB.
    private const int MostEntries = 4_000;
    private const int EntriesEach = 60;
    private const int EntriesOfOpened = 400;

    /// <summary>Segments that are told in words between two flushes: telling them costs time, and nobody can read more.</summary>
    private const int ToldBetweenFlushes = 200;

    /// <summary>Judging takes time: no more than a fiftieth of it is spent on that.</summary>
    private const int JudgingShare = 50;

    private static readonly TimeSpan JudgesAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan StaysFor = TimeSpan.FromSeconds(5);

    private readonly Dictionary<int, WatchedConnection> _connections = [];
    private readonly RateMeter _rate = new(time.GetUtcNow());
    private readonly DateTimeOffset _began = time.GetUtcNow();
    private CaptureSummary? _capture;
    private DateTimeOffset _nextJudging = time.GetUtcNow();
    private OpenStory? _story;
    private Finding? _finalWorst;
    private long _finalFindings;
    private long _finalRetransmissions;
    private long _seen;
    private int _told;
    private int _entries;

    /// <summary>What to show; whoever draws sets it.</summary>
    public WatchWish Wish { get; set; } = new(WatchOrder.Busiest, null, options.Width);

    /// <summary>Whether somebody is ready to draw, and takes the picture; null for nobody.</summary>
    public Func<bool>? IsAwaited { get; set; }

    /// <summary>Takes a picture.</summary>
    public Action<WatchSnapshot>? Show { get; set; }

    /// <inheritdoc/>
    public override bool TakesFinalConnections => true;

    /// <inheritdoc/>
    public override void Begin(CaptureSummary capture) => _capture = capture;

    /// <inheritdoc/>
    public override void Segment(in SegmentFacts facts, ReadOnlySpan<byte> payload)
    {
        var watched = Of(facts.Connection);
        watched.GoOnWith(facts.Connection);
        watched.Latest = time.GetUtcNow();
        var isOpen = _story?.Stream == facts.Connection.Stream;
        var tells = isOpen || _told < ToldBetweenFlushes;
        _told += tells && !isOpen ? 1 : 0;
        var before = watched.Tail.Count;
        watched.Tail.Add(facts, payload, tells && _told < 10 * ToldBetweenFlushes, isOpen ? EntriesOfOpened : EntriesEach);
        _told += isOpen ? 1 : 0;
        _entries += watched.Tail.Count - before;
        ForgetEntries();
    }

    /// <inheritdoc/>
    public override void IcmpError(long frame, CaptureTime time, in IcmpError error, Connection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var watched = Of(connection);
        watched.GoOnWith(connection);
        var before = watched.Tail.Count;
        watched.Tail.Add(new IcmpEntry(time, frame, error, connection), EntriesEach);
        _entries += watched.Tail.Count - before;
    }

    /// <inheritdoc/>
    public override void Connection(ConnectionResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        _finalFindings += result.Findings.Count;
        _finalRetransmissions += result.RetransmittedSegments;
        _finalWorst = Worst([result.Findings, _finalWorst is null ? [] : [_finalWorst]]);
        if (_connections.TryGetValue(result.Connection.Stream, out var watched))
        {
            watched.GoOnWith(result.Connection);
            (watched.Findings, watched.Over) = (result.Findings, time.GetUtcNow());
        }
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        _told = 0;
        if (IsAwaited?.Invoke() == true)
        {
            Show?.Invoke(Picture());
        }
    }

    /// <summary>How everything stands now.</summary>
    internal WatchSnapshot Picture()
    {
        var now = time.GetUtcNow();
        ForgetThoseOver(now);
        Judge(now);
        Follow();
        foreach (var watched in _connections.Values)
        {
            watched.Measure(now);
        }

        _rate.Count(now, _capture?.Record.OriginalBytes ?? 0, _capture?.Record.Packets ?? 0);
        var rows = InOrder().Take(MostRows).Select(watched => watched.Row(options.Names)).ToList();
        var open = _connections.Values.Where(watched => watched.Over is null).ToList();
        return new()
        {
            Source = WireText.Plain(string.Join(' ', _capture?.Sources ?? [])),
            Lasted = now - _began,
            Packets = _capture?.Record.Packets ?? 0,
            BytesPerSecond = _rate.Bytes,
            PacketsPerSecond = _rate.Packets,
            Connections = _seen,
            Retransmissions = _finalRetransmissions + open.Sum(watched => watched.Retransmissions),
            Findings = _finalFindings + open.Sum(watched => watched.Findings.Count),
            Worst = Worst(_connections.Values.Select(watched => watched.Findings).Append(_finalWorst is null ? [] : [_finalWorst])),
            Rows = rows,
            Below = _connections.Count - rows.Count,
            Story = _story is { } story
                ? new(story.Stream, _connections.TryGetValue(story.Stream, out var opened) ? opened.Row(options.Names) : null, story.Lines)
                : null,
        };
    }

    private IEnumerable<WatchedConnection> InOrder() => Wish.Order switch
    {
        WatchOrder.Busiest => _connections.Values.OrderByDescending(one => Math.Round(one.PacketsPerSecond)).ThenByDescending(one => one.Latest),
        WatchOrder.Latest => _connections.Values.OrderByDescending(one => one.Latest),
        WatchOrder.Retransmissions => _connections.Values.OrderByDescending(one => one.Retransmissions).ThenByDescending(one => one.Latest),
        WatchOrder.Findings => _connections.Values.OrderByDescending(one => one.Findings.Count == 0 ? -1 : (int)one.Findings[0].Severity)
            .ThenByDescending(one => one.Findings.Count).ThenByDescending(one => one.Latest),
        _ => _connections.Values.OrderBy(one => one.Connection.Stream),
    };

    private WatchedConnection Of(Connection connection)
    {
        if (_connections.TryGetValue(connection.Stream, out var known))
        {
            return known;
        }

        if (_connections.Count >= MostConnections)
        {
            foreach (var quiet in _connections.Values.Where(one => !IsOpened(one)).OrderBy(one => one.Latest).Take(MostConnections / 4).ToList())
            {
                Forget(quiet);
            }
        }

        _seen = Math.Max(_seen, connection.Stream + 1L);
        var now = time.GetUtcNow();
        // What comes after a connection was over is watched for as long as that.
        return _connections[connection.Stream] = new(connection, now) { Over = connection.IsFinal ? now : null };
    }

    private void Forget(WatchedConnection gone)
    {
        _entries -= gone.Tail.Count;
        _connections.Remove(gone.Connection.Stream);
    }

    private void ForgetThoseOver(DateTimeOffset now)
    {
        foreach (var gone in _connections.Values.Where(one => one.Over is { } over && now - over >= StaysFor && !IsOpened(one)).ToList())
        {
            Forget(gone);
        }
    }

    private void ForgetEntries()
    {
        if (_entries <= MostEntries)
        {
            return;
        }

        // Half of it in one go, those first that were quiet for longest.
        foreach (var quiet in _connections.Values.Where(one => !IsOpened(one)).OrderBy(one => one.Latest))
        {
            var before = quiet.Tail.Count;
            quiet.Tail.Trim(1);
            _entries -= before - quiet.Tail.Count;
            if (_entries <= MostEntries / 2)
            {
                break;
            }
        }
    }

    private bool IsOpened(WatchedConnection one) => _story?.Stream == one.Connection.Stream || Wish.Open == one.Connection.Stream;

    private void Follow()
    {
        var wish = Wish;
        if (wish.Open == _story?.Stream && (_story is null || _story.Columns == wish.Columns))
        {
            return;
        }

        // One that is forgotten by now keeps the lines that it had.
        if (wish.Open is { } stream && !_connections.ContainsKey(stream) && _story?.Stream == stream)
        {
            return;
        }

        _story?.Close();
        _story = wish.Open is { } open && _connections.TryGetValue(open, out var watched) ? new(watched, options, wish.Columns) : null;
    }

    private void Judge(DateTimeOffset now)
    {
        if (now < _nextJudging)
        {
            return;
        }

        var began = time.GetTimestamp();
        var open = _connections.Values.Where(watched => watched.Over is null).ToList();
        var findings = judge([.. open.Select(watched => watched.Connection)]).ToLookup(finding => finding.Stream ?? -1);
        foreach (var watched in open)
        {
            watched.Findings = [.. findings[watched.Connection.Stream]];
            watched.ForgetEnds();
        }

        var cost = time.GetElapsedTime(began) * JudgingShare;
        _nextJudging = now + (cost > JudgesAfter ? cost : JudgesAfter);
    }

    /// <summary>The worst of findings that stand worst first each.</summary>
    private static Finding? Worst(IEnumerable<IReadOnlyList<Finding>> findings) =>
        Analyst.Ordered(findings.Where(some => some.Count > 0).Select(some => some[0])) is [var worst, ..] ? worst : null;
}
