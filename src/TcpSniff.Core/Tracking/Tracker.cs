using System.Runtime.CompilerServices;
using TcpSniff.Packets;
using TcpSniff.Tracking.CapturePoint;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Evidence;
using TcpSniff.Tracking.Rfc9293;
using TcpSniff.Tracking.Tcptrace;
using TcpSniff.Tracking.TimeBreakdown;
using TcpSniff.Tracking.Wireshark;
using TcpSniff.Tracking.Zeek;

namespace TcpSniff.Tracking;

/// <summary>
/// Follows every connection of a capture. Each segment passes the steps below once, in this order; a step keeps its own book of each
/// half-connection and adds its own fields to the facts. No step knows another.
/// </summary>
public sealed class Tracker
{
    private const SegmentEvents Ends = SegmentEvents.Closes | SegmentEvents.Aborts | SegmentEvents.Refuses;

    /// <summary>Verdicts taken back that are remembered at most, some 24 bytes each.</summary>
    internal const int MostRevisions = 1 << 16;

    private readonly ConnectionTable _table;
    private readonly Remembering? _remembering;
    private readonly List<Revision> _revisions = [];
    private Foresight? _foresight;
    private SegmentDistance _distance;
    private Retirement? _retirement;

    /// <summary>Begins with no connection.</summary>
    /// <param name="remembering">How long connections are remembered in a capture that goes on; null for ever.</param>
    public Tracker(Remembering? remembering = null)
        : this(recycles: false, isShare: false, remembering)
    {
    }

    /// <summary>Begins with no connection, for whoever can do with less.</summary>
    /// <param name="recycles">
    /// Whether the object of a connection that rests serves for another one, which spares the garbage collector much: then nobody may keep a
    /// <see cref="Connection"/> that came with a segment beyond that segment. Those of <see cref="Connections"/> may be kept once all is tracked.
    /// </param>
    /// <param name="isShare">Whether others follow the rest of the capture's connections: see <see cref="Share"/> and <see cref="Together"/>.</param>
    /// <param name="remembering">As above.</param>
    internal Tracker(bool recycles, bool isShare = false, Remembering? remembering = null) => (_table, _remembering) = (new(recycles, isShare), remembering);

    /// <summary>All connections so far, by stream number; those of a part of a capture in the order in which they began.</summary>
    /// <remarks>Where connections are forgotten, those that are not final: what it holds is found anew each time.</remarks>
    public IReadOnlyList<Connection> Connections => Retirement is { } retirement ? retirement.Remaining() : _table;

    /// <summary>How many connections there were.</summary>
    public int Count => _table.Count;

    /// <summary>What was forgotten; null where nothing ever is.</summary>
    public LetGo? LetGo => Retirement?.LetGo;

    private Retirement? Retirement => _remembering is null ? null : _retirement ??= new(_table, _remembering);

    /// <summary>The connections that became final by now, each once; one is forgotten when the next is asked for. None where nothing is forgotten.</summary>
    /// <param name="now">The time by the capture's clock.</param>
    public IEnumerable<Connection> Due(CaptureTime now) => Retirement?.Due(now) ?? [];

    /// <summary>The connections that several trackers followed, each a share of the same capture, in order and numbered as one would have done it.</summary>
    internal static IReadOnlyList<Connection> Together(IReadOnlyList<Tracker> shares) =>
        shares.Count == 1 ? shares[0].Connections : new SharedConnections([.. shares.Select(share => share._table)]);

    /// <summary>The connection of a stream number; null where there is none.</summary>
    public Connection? At(int stream) => _table.Numbers.PlaceOf(stream, _table.Count) is { } place && _table.Has(place) ? _table[place] : null;

    /// <summary>From here on numbers belong to no connection of the whole that this is a part of.</summary>
    internal void NumberFrom(int stream) => _table.Numbers.Free = stream;

    /// <summary>What was said of segments and a later one contradicts, up to a limit.</summary>
    public IReadOnlyList<Revision> Revisions => _revisions;

    /// <summary>Whether the segments of a connection come so far apart that it pays to say which come soon.</summary>
    internal bool WantsForesight => _distance.IsFar && CacheHint.IsHeeded;

    /// <summary>A segment with these ends comes soon: a hint, which changes no answer.</summary>
    internal void Expect(in FlowKey key, byte sourceSide) => (_foresight ??= new(_table)).Expect(key, sourceSide);

    /// <summary>Tracks one segment and says everything about it in <paramref name="facts"/>, which is overwritten whole.</summary>
    /// <param name="frame">Number of the packet in the capture, from 1.</param>
    /// <param name="time">When it was captured.</param>
    /// <param name="segment">The segment as decoded.</param>
    /// <param name="facts">Receives the facts.</param>
    /// <param name="number">What a connection that begins here is to be called; null for the next number.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Track(long frame, CaptureTime time, in TcpSegment segment, ref SegmentFacts facts, int? number = null)
    {
        var known = _table.Find(segment.Key);
        var starts = known is null || NewStream.Begins(known, segment);
        var connection = starts ? _table.Start(frame, time, segment.Key, number) : known!;
        if (!starts)
        {
            _distance.Add(frame - connection.LastFrame);
        }

        Take(connection, frame, time, segment, starts ? known : null, ref facts);
        if (facts.Did(SegmentEvents.Revises) && _revisions.Count < MostRevisions)
        {
            _revisions.AddRange(connection.RevisedBy(frame));
        }

        if (Retirement is { } retirement)
        {
            Retire(retirement, starts ? known : null, facts);
        }
        else if (starts)
        {
            _table.Sweep(frame);
        }
    }

    private static void Retire(Retirement retirement, Connection? replaced, in SegmentFacts facts)
    {
        if (replaced is not null)
        {
            retirement.Replace(replaced, facts.Time);
        }

        if (facts.Connection.IsFinal)
        {
            retirement.LetGo.LateSegments++;
        }
        else if ((facts.Events & Ends) != 0)
        {
            retirement.Close(facts.Connection, facts.Time);
        }
    }

    /// <summary>Notes an ICMP error for the connection whose segment it quotes.</summary>
    /// <param name="frame">Number of the packet in the capture, from 1.</param>
    /// <param name="time">When it was captured.</param>
    /// <param name="error">The error as decoded.</param>
    public void Track(long frame, CaptureTime time, in IcmpError error)
    {
        if (_table.Find(error.Key) is { } connection)
        {
            (connection.Errors ??= new()).Add(new(frame, time, connection.RoleOf(error.QuotedSide), error));
        }
    }

    /// <summary>Puts every connection away that can be: that changes nothing of what is seen of them.</summary>
    internal void PutAllAway() => _table.PutAllAway();

    /// <summary>The connection that a quoted segment belongs to: the latest on these ends, or null.</summary>
    public Connection? Find(in FlowKey key) => _table.Find(key);

    /// <summary>Takes a segment of a connection through all steps; <paramref name="reused"/> is the connection that had the ends of one that starts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Take(Connection connection, long frame, CaptureTime time, in TcpSegment segment, Connection? reused, ref SegmentFacts facts)
    {
        // Filled in place: so large a value is dear to make first and to copy then.
        facts = default;
        facts.Frame = frame;
        facts.Time = time;
        facts.Connection = connection;
        facts.Reused = reused;
        if (reused is not null)
        {
            connection.Predecessor = Predecessor.Of(reused);
        }

        facts.Segment = segment;
        facts.RelativeTime = time - connection.FirstTime;
        facts.Delta = time - connection.LastTime;
        ref var sender = ref connection.Side(segment.SourceSide);
        ref var receiver = ref connection.Side(segment.SourceSide ^ 1);

        ClientGuess.Update(connection, ref sender, ref receiver, ref facts);
        Answers.Update(connection, ref sender, ref receiver, ref facts);
        BaseNumbers.Update(connection, ref sender, ref receiver, ref facts);
        SequenceLabels.Update(connection, ref sender, ref receiver, ref facts);
        CompletenessBits.Update(connection, ref sender, ref receiver, ref facts);
        EndpointStates.Update(connection, ref sender, ref receiver, ref facts);
        SegmentTotals.Update(connection, ref sender, ref receiver, ref facts);
        ZeekTracker.Update(connection, ref sender, ref receiver, ref facts);
        RecordOrder.Update(connection, ref sender, ref receiver, ref facts);
        SecondLook.Update(connection, ref sender, ref receiver, ref facts);
        SentNumbers.Update(connection, ref sender, ref receiver, ref facts);
        VantageWatch.Update(connection, ref sender, ref receiver, ref facts);
        RecoveryWatch.Update(connection, ref sender, ref receiver, ref facts);
        TimeCharges.Update(connection, ref sender, ref receiver, ref facts);
        WindowQuestions.Update(connection, ref sender, ref receiver, ref facts);
        ClosedWindowWatch.Update(connection, ref sender, ref receiver, ref facts);
        HeldWritesWatch.Update(connection, ref sender, ref receiver, ref facts);
        SentAgain.Update(connection, ref sender, ref receiver, ref facts);
        Noting.Update(connection, ref sender, ref receiver, ref facts);

        connection.LastFrame = frame;
        connection.LastTime = time;
    }
}
