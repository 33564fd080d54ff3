using TcpSniff.Packets;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections.Tcptrace;

namespace TcpSniff.Web.Graphs;

/// <summary>What a sender is doing about congestion (RFC 5681 section 3).</summary>
internal enum CongestionPhase
{
    /// <summary>The window grows by what is acknowledged.</summary>
    SlowStart,

    /// <summary>The window grows by about a segment a round trip.</summary>
    Avoidance,

    /// <summary>Something lost is being repaired.</summary>
    Recovery,
}

/// <summary>
/// Infers a sender's congestion window, which no segment carries: its rules are replayed from flights, acknowledgments and
/// retransmissions (Jaiswal et al., "Inferring TCP Connection Characteristics Through Passive Measurements", INFOCOM 2004), and where
/// more was in flight than they allow, that shows that the window was larger.
/// </summary>
internal sealed class CongestionWindow
{
    private const int InitialSegments = 10; // RFC 6928
    private const double Decrease = 0.7; // CUBIC, RFC 9438 section 4.6
    private const int DefaultSegment = 1448;
    private static readonly Duration IdleRestart = Duration.FromMilliseconds(300);

    private double _window;
    private double _threshold = double.MaxValue;
    private double _before;
    private int _segment;
    private double _initial;
    private int _episodes;
    private long _largestFlight;
    private CaptureTime _lastSent;
    private bool _undone;

    /// <summary>Bytes that may be in flight, as far as one can tell.</summary>
    public long Bytes => (long)_window;

    /// <summary>What the sender is doing.</summary>
    public CongestionPhase Phase { get; private set; }

    /// <summary>The sender sent something that takes numbers.</summary>
    /// <param name="facts">The segment.</param>
    /// <param name="flight">Bytes in flight with it.</param>
    public void Sent(in SegmentFacts facts, long flight)
    {
        if (facts.Segment.PayloadLength > _segment)
        {
            var first = _segment == 0;
            _segment = facts.Segment.PayloadLength;
            var offered = facts.Receiver.Totals.Offer?.Mss - (facts.Sender.Totals.Timestamps ? 12 : 0) ?? DefaultSegment;
            _initial = InitialSegments * Math.Max(Math.Min(offered, 65_535), _segment);
            _window = first ? _initial : _window;
        }

        Restart(facts.Time, flight - facts.Segment.PayloadLength);
        LookForLoss(facts);
        _lastSent = facts.Time;
        _largestFlight = Math.Max(_largestFlight, flight);
        if (Phase != CongestionPhase.Recovery)
        {
            _window = Math.Max(_window, flight);
        }
    }

    /// <summary>The peer acknowledged so many bytes.</summary>
    public void Acknowledged(in SegmentFacts facts, long bytes, long flight)
    {
        var episodes = facts.Connection.Episodes(facts.From == Role.Client ? Role.Server : Role.Client);
        if (Phase == CongestionPhase.Recovery && episodes is [.., { RecoveredFrame: not null } episode])
        {
            Recover(episode);
        }
        else if (episodes is [.., { Undone: not Undoing.None }] && !_undone)
        {
            (_window, _undone) = (Math.Max(_window, _before), true);
        }

        var grows = Phase == CongestionPhase.SlowStart ? _window < 2 * _largestFlight : _largestFlight + _segment >= _window;
        if (Phase != CongestionPhase.Recovery && bytes > 0 && grows)
        {
            _window += _window < _threshold ? bytes : (double)bytes * _segment / Math.Max(1, _window);
            Phase = _window < _threshold ? CongestionPhase.SlowStart : CongestionPhase.Avoidance;
        }

        if (flight == 0)
        {
            _largestFlight = 0;
        }
    }

    private void LookForLoss(in SegmentFacts facts)
    {
        var episodes = facts.Connection.Episodes(facts.From);
        if (episodes.Count <= _episodes)
        {
            return;
        }

        _episodes = episodes.Count;
        var episode = episodes[^1];
        (_before, _undone) = (_window, false);
        if (episode.FoundBy == LossSignal.TailLossProbe)
        {
            return;
        }

        _threshold = Math.Max(2 * _segment, _window * Decrease);
        _window = episode.FoundBy == LossSignal.Timeout ? _segment : _threshold;
        Phase = CongestionPhase.Recovery;
    }

    private void Recover(RecoveryEpisode episode)
    {
        _window = episode.Undone != Undoing.None ? _before : episode.FoundBy == LossSignal.Timeout ? Math.Max(_window, _segment) : _threshold;
        Phase = _window < _threshold ? CongestionPhase.SlowStart : CongestionPhase.Avoidance;
    }

    /// <summary>After a pause the window is halved for every timeout's length (RFC 2861; Linux does so down to its initial window).</summary>
    private void Restart(CaptureTime now, long flight)
    {
        for (var idle = now - _lastSent; flight <= 0 && _lastSent.Nanoseconds != 0 && idle > IdleRestart && _window > _initial; idle -= IdleRestart)
        {
            _window = Math.Max(_initial, _window / 2);
        }
    }
}
