using TcpSniff.Packets;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Tcptrace;
using TcpSniff.Tracking.Connections.Wireshark;

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
/// more was in flight than they allow, that shows that the window was larger. An acknowledgment counts once the sender can have heard it.
/// </summary>
internal sealed class CongestionWindow
{
    private const int InitialSegments = 10; // RFC 6928
    private const double Cubic = 0.7; // RFC 9438 section 4.6
    private const double Reno = 0.5; // RFC 5681 section 3.1

    /// <summary>What is left of a window after a loss tells both apart: below the first bound too little was sent to tell.</summary>
    private const double TellsReno = 0.4, TellsCubic = 0.6;

    /// <summary>Segments with new data after a repair from which on the flight tells how large the window is.</summary>
    private const int TellingSegments = 3;

    /// <summary>The same where it tells of a window that is smaller than any rule has it.</summary>
    private const int TellingLess = 12;

    private const int TimestampOption = 12;
    private const int SmallestSegment = 536; // RFC 9293 section 3.7.1, where no SYN was captured
    private const int DefaultSegment = 1448;
    private static readonly Duration IdleRestart = Duration.FromMilliseconds(300);

    private readonly Queue<Acknowledgment> _underWay = new();
    private double _window;
    private double _threshold = double.MaxValue;
    private double _before;
    private double _decrease = Cubic;
    private int _segment;
    private int _largest;
    private int _episodes;
    private int _timeouts;
    private long _unheard;
    private long _largestFlight;
    private double _repaired;
    private long _selective;
    private long _episode;
    private long _flightAfter;
    private int _sentAfter = int.MinValue;
    private bool _byTimer;
    private CaptureTime _lastSent;
    private bool _undone;

    /// <summary>Bytes that may be in flight, as far as one can tell.</summary>
    public long Bytes => (long)_window;

    /// <summary>What the sender is doing.</summary>
    public CongestionPhase Phase { get; private set; }

    private double Initial => InitialSegments * _segment;

    /// <summary>The sender sent something that takes numbers.</summary>
    /// <param name="facts">The segment.</param>
    /// <param name="flight">Bytes in flight with it, as the tap sees it.</param>
    public void Sent(in SegmentFacts facts, long flight)
    {
        var before = flight - facts.Segment.PayloadLength;
        Hear(facts.Time, RoundTrip(facts.Connection, facts.From), before);
        LearnSegment(facts);
        Restart(facts.Time, before + _unheard);
        LookForLoss(facts, before + _unheard);
        _lastSent = facts.Time;
        if ((facts.Analysis & AnalysisFlags.Retransmission) != 0)
        {
            Shrink(facts.Segment.PayloadLength);
            return;
        }

        // Who sends more than the window has room for has heard more.
        while (Phase != CongestionPhase.Recovery && flight + _unheard > _window && _underWay.Count > 0)
        {
            HearNext(flight);
        }

        flight += _unheard;
        _largestFlight = Math.Max(_largestFlight, flight);
        _window = Phase == CongestionPhase.Recovery ? _window : Math.Max(_window, flight);
        (_sentAfter, _flightAfter) = (_sentAfter + 1, Math.Max(_flightAfter, flight));
    }

    /// <summary>The peer acknowledged so many bytes.</summary>
    /// <param name="facts">The acknowledgment.</param>
    /// <param name="bytes">What it acknowledges that none before did.</param>
    /// <param name="flight">Bytes in flight after it, as the tap sees it.</param>
    public void Acknowledged(in SegmentFacts facts, long bytes, long flight)
    {
        var sender = facts.From == Role.Client ? Role.Server : Role.Client;
        RecoveryEpisode? episode = facts.Connection.Episodes(sender) is [.., var last] ? last : null;
        _underWay.Enqueue(new(facts.Time, bytes, facts.DuplicateAckNumber > 0, episode));
        _unheard += bytes;
        Hear(facts.Time, RoundTrip(facts.Connection, sender), flight);
    }

    /// <summary>How long the sender takes to answer what passes the tap.</summary>
    private static Duration RoundTrip(Connection connection, Role sender) =>
        (sender == Role.Client ? connection.SynRtt.Client : connection.SynRtt.Server) ?? Duration.Zero;

    private void Hear(CaptureTime now, Duration away, long flight)
    {
        while (_underWay.TryPeek(out var next) && next.Time + away <= now)
        {
            HearNext(flight);
        }
    }

    private void HearNext(long flight)
    {
        var heard = _underWay.Dequeue();
        _unheard -= heard.Bytes;
        Hear(heard, flight + _unheard);
    }

    private void Hear(in Acknowledgment heard, long flight)
    {
        LearnDecrease();
        var delivered = heard.Bytes > 0 ? heard.Bytes : heard.IsDuplicate ? _segment : 0;
        _selective = heard.Bytes > 0 ? 0 : _selective + delivered;
        if (heard.Episode is { Undone: not Undoing.None } && !_undone && heard.Episode.Value.ResentFrame == _episode)
        {
            (_window, _undone) = (Math.Max(_window, _before), true);
        }

        if (Phase == CongestionPhase.Recovery)
        {
            _window = _byTimer ? Math.Min(_threshold, _window + Whole(heard.Bytes)) : _window;
            Shrink(delivered * (1 - _decrease));
            if (heard.Episode is { RecoveredFrame: not null } episode && episode.ResentFrame == _episode)
            {
                Recover();
            }
        }
        else
        {
            Grow(Whole(heard.Bytes));
        }

        if (flight == 0)
        {
            _largestFlight = 0;
        }
    }

    /// <summary>Senders count segments, not bytes.</summary>
    private long Whole(long bytes) => (bytes + _segment - 1) / Math.Max(1, _segment) * _segment;

    private void Grow(long bytes)
    {
        var grows = Phase == CongestionPhase.SlowStart ? _window < 2 * _largestFlight : _largestFlight + _segment >= _window;
        if (bytes > 0 && grows)
        {
            _window += _window < _threshold ? bytes : (double)bytes * _segment / Math.Max(1, _window);
            Phase = _window < _threshold ? CongestionPhase.SlowStart : CongestionPhase.Avoidance;
        }
    }

    /// <summary>While a loss is repaired the window falls to what is left of it, in step with what is delivered (RFC 6937) and lost.</summary>
    private void Shrink(double bytes)
    {
        if (Phase == CongestionPhase.Recovery && !_byTimer && !_undone)
        {
            _repaired += bytes;
            _window = Math.Max(_threshold, _before - _repaired);
        }
    }

    private void LearnSegment(in SegmentFacts facts)
    {
        if (facts.Segment.PayloadLength <= _largest)
        {
            return;
        }

        var first = _largest == 0;
        _largest = facts.Segment.PayloadLength;
        _segment = facts.Receiver.Totals.Offer is { Mss: { } mss }
            ? Math.Max(1, mss - (facts.Sender.Totals.Timestamps ? TimestampOption : 0))
            : Math.Clamp(_largest, SmallestSegment, DefaultSegment);
        _window = first ? Initial : _window;
    }

    private void LookForLoss(in SegmentFacts facts, long flight)
    {
        if (facts.Connection.Episodes(facts.From) is not { Count: > 0 } episodes || (episodes.Count == _episodes && episodes[^1].Timeouts == _timeouts))
        {
            return;
        }

        var episode = episodes[^1];
        var isNew = episodes.Count > _episodes;
        var again = !isNew && Phase == CongestionPhase.Recovery;
        (_byTimer, _episodes, _timeouts) = (episode.Timeouts > (isNew ? 0 : _timeouts), episodes.Count, episode.Timeouts);
        _episode = episode.ResentFrame;
        if (isNew)
        {
            LearnDecrease(atOnce: true);
            (_before, _undone) = (_window, false);
        }

        if (episode.FoundBy == LossSignal.TailLossProbe && !_byTimer)
        {
            return;
        }

        _threshold = again ? _threshold : Math.Max(2 * _segment, _before * _decrease);
        // What selective acknowledgments cover has left the network: the window falls to what is still in it at once.
        _repaired = again ? _repaired : Math.Max(0, _before - (flight - _selective));
        _window = _byTimer ? _segment : Math.Max(_threshold, _before - _repaired);
        Phase = CongestionPhase.Recovery;
    }

    private void Recover()
    {
        _window = _undone ? _before : _byTimer ? _window : _threshold;
        Phase = _window < _threshold ? CongestionPhase.SlowStart : CongestionPhase.Avoidance;
        _largestFlight = 0;
        (_sentAfter, _flightAfter) = _byTimer || _undone ? (int.MinValue, 0) : (0, 0);
    }

    /// <summary>Who has more to send keeps as much in flight as the window has room for: after a repair that tells what was left of it.</summary>
    private void LearnDecrease(bool atOnce = false)
    {
        if (_sentAfter < (atOnce ? 1 : TellingSegments) || _before <= 0)
        {
            return;
        }

        var left = _flightAfter / _before;
        if (left is >= TellsReno and < 1)
        {
            var learned = left < TellsCubic ? Reno : Cubic;
            _window = learned == _decrease ? _window : Math.Max(_flightAfter, _before * learned);
            (_decrease, _threshold, _sentAfter) = (learned, Math.Max(2 * _segment, _before * learned), int.MinValue);
        }
        else if (_sentAfter >= TellingLess)
        {
            // Less than any rule leaves of it: the window before was smaller than it seemed, or losses followed one another.
            (_window, _threshold, _sentAfter) = (Math.Max(2 * _segment, _flightAfter), Math.Max(2 * _segment, _flightAfter), int.MinValue);
        }
    }

    /// <summary>After a pause the window is halved for every timeout's length (RFC 2861; Linux does so down to its initial window).</summary>
    private void Restart(CaptureTime now, long flight)
    {
        for (var idle = now - _lastSent; flight <= 0 && _lastSent.Nanoseconds != 0 && idle > IdleRestart && _window > Initial; idle -= IdleRestart)
        {
            _window = Math.Max(Initial, _window / 2);
        }
    }

    private readonly record struct Acknowledgment(CaptureTime Time, long Bytes, bool IsDuplicate, RecoveryEpisode? Episode);
}
