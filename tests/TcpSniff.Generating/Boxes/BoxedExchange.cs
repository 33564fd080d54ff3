using TcpSniff.Generating.Exchanges;
using TcpSniff.Packets;

namespace TcpSniff.Generating.Boxes;

/// <summary>
/// Model endpoints talk through a box that delays, drops, holds up, doubles, joins and rewrites, between two points of capture with clocks
/// of their own. It knows what became of every segment.
/// </summary>
internal sealed class BoxedExchange
{
    private const long End = 600_000_000;

    private readonly Random _random;
    private readonly PriorityQueue<Action<long>, (long At, int Order)> _events = new();
    private readonly Dictionary<(int, Role), long> _alarms = [];
    private readonly Dictionary<(int, Role), uint> _echoes = [];
    private readonly Dictionary<(int, Role), uint> _stamps = [];
    private readonly Dictionary<(int, Role), ushort> _identifications = [];
    private readonly Dictionary<(int, Role), long> _last = [];
    private readonly List<BoxedSegment> _sent = [];
    private readonly List<(int Connection, ModelEndpoint Endpoint)> _endpoints = [];
    private int _order;

    private BoxedExchange(int seed, BoxRules rules) => (_random, Rules) = (new(seed), rules);

    /// <summary>What it is like.</summary>
    public BoxRules Rules { get; }

    /// <summary>All that was sent, in order.</summary>
    public IReadOnlyList<BoxedSegment> Sent => _sent;

    /// <summary>Plays it; the same seed gives the same.</summary>
    public static BoxedExchange Play(int seed, BoxRules rules)
    {
        var exchange = new BoxedExchange(seed, rules);
        for (var connection = 0; connection < rules.Connections + (2 * rules.Strangers); connection++)
        {
            exchange.Begin(connection);
        }

        exchange.Run();
        return exchange;
    }

    private void Begin(int connection)
    {
        var model = new ModelRules { ClientSide = Rules.Delay / 2, ServerSide = Rules.Delay / 2, Sack = true, DelaysAcks = true, Talk = [], Closing = 0 };
        ModelEndpoint? client = null, server = null;
        client = new(Role.Client, (uint)_random.NextInt64(1L << 32), model, (from, draft) => Send(connection, draft, Role.Client, server!));
        server = new(Role.Server, (uint)_random.NextInt64(1L << 32), model, (from, draft) => Send(connection, draft, Role.Server, client));
        _stamps[(connection, Role.Client)] = (uint)_random.NextInt64(1L << 32);
        _stamps[(connection, Role.Server)] = (uint)_random.NextInt64(1L << 32);
        _endpoints.Add((connection, client));
        _endpoints.Add((connection, server));
        long time = 1000 + (connection * 1_700L);
        At(time, client.Connect);
        time += (3L * Rules.RoundTrip) + 10_000;
        At(time, now => client.Write(now, 300 + connection));
        time += Rules.RoundTrip + Rules.Thinking;
        for (var segment = 0; segment < Rules.Segments; segment++)
        {
            At(time += Rules.Pace, now => server.Write(now, ModelEndpoint.Mss));
        }

        At(time += (4L * Rules.RoundTrip) + 50_000, now => client.Write(now, 120));
        At(time += Rules.RoundTrip * 6L, server.Close);
        At(time + (Rules.RoundTrip * 6L), client.Close);
    }

    private void Run()
    {
        while (_events.TryDequeue(out var happens, out var at) && at.At < End)
        {
            happens(at.At);
            foreach (var (connection, endpoint) in _endpoints)
            {
                Rouse(connection, endpoint);
            }
        }
    }

    private void At(long time, Action<long> happens) => _events.Enqueue(happens, (time, _order++));

    private void Rouse(int connection, ModelEndpoint endpoint)
    {
        var key = (connection, endpoint.Role);
        if (endpoint.Alarm == long.MaxValue || _alarms.GetValueOrDefault(key, long.MaxValue) == endpoint.Alarm)
        {
            return;
        }

        _alarms[key] = endpoint.Alarm;
        At(endpoint.Alarm, now =>
        {
            _alarms.Remove(key);
            if (now >= endpoint.Alarm)
            {
                endpoint.Wake(now);
            }
        });
    }

    private void Send(int connection, Draft draft, Role from, ModelEndpoint to)
    {
        var key = (connection, from);
        var id = _identifications[key] = (ushort)(_identifications.GetValueOrDefault(key, (ushort)_random.Next(1, 60_000)) + 1);
        var segment = new BoxedSegment
        {
            Connection = connection,
            From = from,
            Draft = draft,
            Stamp = (unchecked((uint)(draft.At / 1000) + _stamps[key]), _echoes.GetValueOrDefault(key)),
            IpId = Rules.NoIdentification ? (ushort)0 : id,
            IsLost = Chance(Rules.Loss),
        };
        _sent.Add(segment);
        if (segment.IsLost)
        {
            return;
        }

        segment.ArrivedAt = Arrival(key, draft.At, from);
        Arrive(segment, segment.ArrivedAt.Value, to);
        if (Chance(Rules.Doubling))
        {
            segment.AgainAt = segment.ArrivedAt + _random.Next(200, 2000);
            Arrive(segment, segment.AgainAt.Value, to);
        }
    }

    private void Arrive(BoxedSegment segment, long at, ModelEndpoint to) => At(at, now =>
    {
        _echoes[(segment.Connection, to.Role)] = segment.Stamp.Value;
        to.Take(now, new()
        {
            Id = 0,
            From = segment.From,
            SentAt = segment.Draft.At,
            Flags = segment.Draft.Flags,
            Seq = segment.Draft.Seq,
            Ack = segment.Draft.Ack,
            Length = segment.Length,
            Sack = segment.Draft.Sack,
            Reason = segment.Draft.Reason,
            IsRepeat = segment.Draft.IsRepeat,
            StateAfter = TcpState.Closed,
        });
    });

    /// <summary>Segments keep their order on the way, but for those that are held up.</summary>
    private long Arrival((int, Role) key, long at, Role from)
    {
        var jitter = (long)(-Math.Log(1 - _random.NextDouble()) * Rules.Jitter);
        var arrival = at + Rules.Delay + (from == Role.Server ? Rules.Asymmetry : 0) + Math.Min(jitter, 8L * Rules.Jitter);
        if (Chance(Rules.HoldUp))
        {
            return arrival + _random.Next(2_000, 15_000);
        }

        return _last[key] = Math.Max(_last.GetValueOrDefault(key) + 3, arrival);
    }

    private bool Chance(int perMille) => perMille > 0 && _random.Next(1000) < perMille;
}
