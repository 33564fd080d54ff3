using TcpSniff.Aligning.Clocks;
using TcpSniff.Aligning.Connections;
using TcpSniff.Aligning.Fates;
using TcpSniff.Aligning.Segments;
using TcpSniff.Aligning.Traces;
using TcpSniff.Faults;
using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Aligning;

/// <summary>
/// Takes the connections that two captures have in common through all steps: numbers counted alike, pairs that are beyond doubt, the
/// clocks' relation from them, all other pairs with that relation, and what became of everything.
/// </summary>
internal sealed class Aligner
{
    /// <summary>What speaks so clearly for a pair of connections that another clock does not speak against it.</summary>
    private const int BeyondDoubt = 30;

    private readonly List<TwoWays> _connections = [];
    private readonly FaultNet _net;
    private CaptureSpan _here;
    private CaptureSpan _there;

    /// <summary>Puts two captures side by side.</summary>
    /// <param name="pairs">The connections that they have in common.</param>
    /// <param name="here">The first capture's traces of them.</param>
    /// <param name="there">The second capture's.</param>
    /// <param name="spanHere">When the first capture was running.</param>
    /// <param name="spanThere">When the second was.</param>
    /// <param name="net">What becomes of a bug in aligning one of many connections: caught, it costs that one.</param>
    public Aligner(
        IReadOnlyList<ConnectionPair> pairs,
        IReadOnlyDictionary<int, ConnectionTrace> here,
        IReadOnlyDictionary<int, ConnectionTrace> there,
        CaptureSpan spanHere,
        CaptureSpan spanThere,
        FaultNet? net = null)
    {
        (_here, _there, _net) = (spanHere, spanThere, net ?? FaultNet.Fatal);
        foreach (var pair in pairs)
        {
            if (here.TryGetValue(pair.Here, out var one) && there.TryGetValue(pair.There, out var other))
            {
                _net.Guard(Loss.View, pair.Here, () => _connections.Add(new(one, other, pair)));
            }
        }
    }

    /// <summary>Connections that looked alike and turned out not to be: their clocks contradict all others'.</summary>
    public int Strangers { get; private set; }

    /// <summary>Aligns them all, in the order of the first capture.</summary>
    public IReadOnlyList<Alignment> Align()
    {
        var consensus = new ClockConsensus(_connections);
        var clocked = new List<(TwoWays Connection, ClockRelation Clock, bool Own)>();
        foreach (var connection in _connections)
        {
            var agrees = consensus.Includes(connection);
            if ((agrees && consensus.Clock is not null ? consensus.Clock : connection.Own ?? consensus.Clock) is not { } clock
                || (!agrees && connection.Own is not null && connection.Pair.Score < BeyondDoubt))
            {
                Strangers++;
                continue;
            }

            clocked.Add((connection, clock, clock != consensus.Clock && _connections.Count > 1));
        }

        var (paired, alignments) = (new List<(TwoWays Connection, ClockRelation Clock, bool Own)>(), new List<Alignment>());
        foreach (var entry in clocked)
        {
            _net.Guard(Loss.View, entry.Connection.Pair.Here, () =>
            {
                Pair(entry.Connection, entry.Clock);
                Bound(entry.Connection, entry.Clock);
                paired.Add(entry);
            });
        }

        foreach (var (connection, clock, own) in paired)
        {
            _net.Guard(Loss.View, connection.Pair.Here, () => alignments.Add(Judge(connection, clock, own)));
        }

        return alignments;
    }

    private static (IReadOnlyList<SeenSegment> Sent, IReadOnlyList<SeenSegment> Received, Timing Timing) Sides(TwoWays connection, ClockRelation clock, Role from)
    {
        var way = connection[from];
        var goes = from == connection.Near;
        var anchors = connection.Anchors(from).All.Select(pair => goes ? (pair.Here, pair.There) : (pair.There, pair.Here));
        return (goes ? way.Here : way.There, goes ? way.There : way.Here, new(goes ? clock : clock.Turned(), anchors));
    }

    private static void Pair(TwoWays connection, ClockRelation clock)
    {
        foreach (var from in (Role[])[Role.Client, Role.Server])
        {
            var (sent, received, timing) = Sides(connection, clock, from);
            var goes = from == connection.Near;
            var anchors = connection.Anchors(from).All.Select(pair => goes ? (pair.Here, pair.There) : (pair.There, pair.Here)).ToList();
            var stampShift = goes ? connection[from].TimestampShift : unchecked(0 - connection[from].TimestampShift);
            new SegmentMatcher(new(sent), new(anchors, timing, stampShift), timing).Pair(sent, received);
        }
    }

    /// <summary>What arrived and is not in the sender's capture shows that this one began later, or had ended.</summary>
    private void Bound(TwoWays connection, ClockRelation clock)
    {
        foreach (var from in (Role[])[Role.Client, Role.Server])
        {
            var (_, received, timing) = Sides(connection, clock, from);
            foreach (var segment in received.Where(segment => segment is { FirstPiece: null, IsCopy: false } && !segment.Has(TcpFlags.Rst)))
            {
                if (from == connection.Near)
                {
                    _here = _here.Without(timing.ExpectedSent(segment));
                }
                else
                {
                    _there = _there.Without(timing.ExpectedSent(segment));
                }
            }
        }
    }

    private Alignment Judge(TwoWays connection, ClockRelation clock, bool own)
    {
        var sightings = new List<Sighting>();
        foreach (var from in (Role[])[Role.Client, Role.Server])
        {
            var (sent, received, timing) = Sides(connection, clock, from);
            var goes = from == connection.Near;
            HoldTimes.Note(goes ? connection.Here : connection.There, from);
            var answers = connection[from.Peer()];
            var acknowledged = answers.Here.Concat(answers.There).Where(segment => segment.Has(TcpFlags.Ack)).Select(segment => segment.AckAt).DefaultIfEmpty(long.MinValue).Max();
            sightings.AddRange(new FateJudge(from, sent, received, acknowledged, timing, goes ? _here : _there, goes ? _there : _here).Judge());
        }

        var turned = connection.IsTurned;
        var alignment = new Alignment
        {
            ClientEnd = turned ? connection.There : connection.Here,
            ServerEnd = turned ? connection.Here : connection.There,
            IsTurned = turned,
            Clock = turned ? clock.Turned() : clock,
            HasOwnClock = own,
            NumberShift = (OnItsWay(connection, Role.Client, connection[Role.Client].Shift), OnItsWay(connection, Role.Server, connection[Role.Server].Shift)),
            TimestampShift = (OnItsWay(connection, Role.Client, connection[Role.Client].TimestampShift), OnItsWay(connection, Role.Server, connection[Role.Server].TimestampShift)),
            Sightings = [],
        };
        return alignment with { Sightings = [.. sightings.OrderBy(sighting => alignment.AtClient(sighting)).ThenBy(sighting => sighting.Segment.Frame)] };
    }

    /// <summary>What a direction's numbers gain on their way, from what they gain between the captures.</summary>
    private static uint OnItsWay(TwoWays connection, Role from, uint shift) => from == connection.Near ? shift : unchecked(0 - shift);
}
