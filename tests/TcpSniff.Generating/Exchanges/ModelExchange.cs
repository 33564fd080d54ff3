using System.Buffers.Binary;
using TcpSniff.Packets;
using TcpSniff.Testing;

namespace TcpSniff.Generating.Exchanges;

/// <summary>
/// Two model endpoints talk over a way that loses, holds up and doubles segments, past a tap whose capture may miss some or record them
/// late. It knows what really happened.
/// </summary>
internal sealed class ModelExchange
{
    private const int MostSegments = 600;
    private const long End = 120_000_000;
    private const long Began = 1_700_000_000_000_000;

    private static readonly Endpoint ClientEnd = Packet.End("10.0.0.1:40000");
    private static readonly Endpoint ServerEnd = Packet.End("10.0.0.2:80");

    private readonly Random _random;
    private readonly PriorityQueue<Action<long>, (long At, int Order)> _events = new();
    private readonly List<ModelSegment> _sent = [];
    private readonly List<(long Time, int Order, ModelSegment Segment, bool IsCopy)> _tapped = [];
    private readonly long[] _alarms = [long.MaxValue, long.MaxValue];
    private int _order;

    private ModelExchange(Random random, ModelRules rules)
    {
        (_random, Rules) = (random, rules);
        Client = new(Role.Client, First(random), rules, Send);
        Server = new(Role.Server, First(random), rules, Send);
    }

    /// <summary>What it is like.</summary>
    public ModelRules Rules { get; }

    /// <summary>The client once all is over.</summary>
    public ModelEndpoint Client { get; }

    /// <summary>The server once all is over.</summary>
    public ModelEndpoint Server { get; }

    /// <summary>All that was sent, in order.</summary>
    public IReadOnlyList<ModelSegment> Sent => _sent;

    /// <summary>The capture.</summary>
    public IReadOnlyList<ModelRecord> Records { get; private set; } = [];

    /// <summary>The capture as packets.</summary>
    public IEnumerable<Frame> Frames => Records.Select(record => new Frame((Began + record.Time) * 1000, Bytes(record.Segment)));

    /// <summary>Plays an exchange; the same seed gives the same.</summary>
    public static ModelExchange Play(int seed)
    {
        var random = new Random(seed);
        var exchange = new ModelExchange(random, ModelRules.Next(random));
        exchange.Run();
        return exchange;
    }

    private void Run()
    {
        At(0, Client.Connect);
        var time = 2L * Rules.RoundTrip + 1000;
        foreach (var (client, server) in Rules.Talk)
        {
            At(time += _random.Next(100, 50_000), now => Client.Write(now, client));
            At(time += Rules.RoundTrip + _random.Next(100, 50_000), now => Server.Write(now, server));
        }

        time += Rules.RoundTrip * 4L + _random.Next(1000, 500_000);
        Finish(time);
        while (_events.TryDequeue(out var happens, out var at) && at.At < End && _sent.Count < MostSegments)
        {
            happens(at.At);
            Rouse(Client, 0);
            Rouse(Server, 1);
        }

        Record();
    }

    private void Finish(long time)
    {
        switch (Rules.Closing)
        {
            case 0:
                At(time, Client.Close);
                At(time + Rules.RoundTrip + _random.Next(0, 100_000), Server.Close);
                break;
            case 1:
                At(time, Server.Close);
                At(time + Rules.RoundTrip + _random.Next(0, 100_000), Client.Close);
                break;
            case 2:
                At(time, Client.Close);
                At(time + _random.Next(0, 50), Server.Close);
                break;
            case 4:
                At(time, Client.Abort);
                break;
        }
    }

    private void At(long time, Action<long> happens) => _events.Enqueue(happens, (time, _order++));

    private void Rouse(ModelEndpoint endpoint, int index)
    {
        if (endpoint.Alarm < _alarms[index] || (_alarms[index] < long.MaxValue && endpoint.Alarm > _alarms[index]))
        {
            _alarms[index] = endpoint.Alarm;
            if (endpoint.Alarm < long.MaxValue)
            {
                At(endpoint.Alarm, now =>
                {
                    _alarms[index] = long.MaxValue;
                    if (now >= endpoint.Alarm)
                    {
                        endpoint.Wake(now);
                    }
                });
            }
        }
    }

    private void Send(ModelEndpoint from, Draft draft)
    {
        var segment = new ModelSegment
        {
            Id = _sent.Count,
            From = from.Role,
            SentAt = draft.At,
            Flags = draft.Flags,
            Seq = draft.Seq,
            Ack = draft.Ack,
            Length = draft.Length,
            Sack = draft.Sack,
            Reason = draft.Reason,
            IsRepeat = draft.IsRepeat,
            StateAfter = from.State,
        };
        _sent.Add(segment);
        var (toTap, behind) = from.Role == Role.Client ? (Rules.ClientSide, Rules.ServerSide) : (Rules.ServerSide, Rules.ClientSide);
        segment.LostBeforeTap = Chance(Rules.Loss / 2);
        if (segment.LostBeforeTap)
        {
            return;
        }

        var tapAt = Later(from.Role, 0, draft.At + toTap + HoldUp());
        var copies = Chance(Rules.Doubling) ? 2 : 1;
        for (var copy = 0; copy < copies; copy++)
        {
            var at = tapAt + (copy * _random.Next(5, 40));
            _tapped.Add((at, _order++, segment, copy > 0));
            segment.LostBehindTap = copy == 0 && Chance(Rules.Loss / 2);
            if (!segment.LostBehindTap)
            {
                Arrive(from.Role, segment, Later(from.Role, 1, at + behind + HoldUp()));
            }
        }
    }

    /// <summary>Segments keep their order on the way, but for those that are held up.</summary>
    private long Later(Role from, int part, long at)
    {
        var held = _heldUp;
        _heldUp = false;
        ref var last = ref _last[(from == Role.Client ? 0 : 2) + part];
        if (held)
        {
            return at;
        }

        last = Math.Max(last + 1, at);
        return last;
    }

    private readonly long[] _last = new long[4];
    private bool _heldUp;

    private long HoldUp()
    {
        _heldUp = Chance(Rules.HoldUp);
        return _heldUp ? _random.Next(50, Math.Max(100, Rules.RoundTrip / 2)) : 0;
    }

    private void Arrive(Role from, ModelSegment segment, long at) => At(at, now =>
    {
        segment.ArrivedAt ??= now;
        (from == Role.Client ? Server : Client).Take(now, segment);
    });

    private void Record()
    {
        var records = _tapped
            .Where(_ => !Chance(Rules.Missed))
            .Select(tapped => tapped with { Time = tapped.Time + (tapped.Segment.From == Role.Client ? Rules.RecordedLate : 0) })
            .OrderBy(tapped => tapped.Time).ThenBy(tapped => tapped.Order);
        Records = [.. records.Select(tapped => new ModelRecord(tapped.Segment, tapped.Time, tapped.IsCopy))];
    }

    private bool Chance(int perMille) => perMille > 0 && _random.Next(1000) < perMille;

    private static uint First(Random random) => random.Next(4) == 0 ? uint.MaxValue - (uint)random.Next(5000) : (uint)random.NextInt64(1L << 32);

    private static byte[] Bytes(ModelSegment segment)
    {
        var (from, to) = segment.From == Role.Client ? (ClientEnd, ServerEnd) : (ServerEnd, ClientEnd);
        var packet = new TcpPacket(from, to).Flags(segment.Flags).Seq(segment.Seq).Payload(new byte[segment.Length]);
        packet = segment.Flags.HasFlag(TcpFlags.Ack) ? packet.Ack(segment.Ack) : packet;
        packet = segment.Flags.HasFlag(TcpFlags.Syn) ? packet.Mss(ModelEndpoint.Mss).SackPermitted() : packet;
        packet = segment.Sack.Count > 0 ? packet.Nop().Nop().Sack([.. segment.Sack]) : packet;
        var bytes = packet.ToBytes();
        var ip = bytes.AsSpan(14, 20);
        BinaryPrimitives.WriteUInt16BigEndian(ip[4..], (ushort)(segment.Id + 1));
        BinaryPrimitives.WriteUInt16BigEndian(ip[10..], 0);
        BinaryPrimitives.WriteUInt16BigEndian(ip[10..], OnesComplementSum.Of(ip.ToArray()));
        return bytes;
    }
}
