using TcpSniff.Packets;

namespace TcpSniff.Generating.Exchanges;

/// <summary>
/// One end of a model connection, by RFC 9293 as far as two friendly programs need it: states, numbers, one retransmission timer, fast
/// retransmit, delayed acknowledgments. It has no congestion control; its window is always open.
/// </summary>
/// <param name="role">Which end it is.</param>
/// <param name="first">Its initial sequence number.</param>
/// <param name="rules">What the exchange is like.</param>
/// <param name="send">Takes what it sends.</param>
internal sealed partial class ModelEndpoint(Role role, uint first, ModelRules rules, Action<ModelEndpoint, Draft> send)
{
    /// <summary>Payload bytes of a full segment.</summary>
    public const int Mss = 1400;

    private const int Flight = 12;
    private const long DelayedAck = 40_000;
    private const long ShortestTimer = 250_000;

    private readonly SortedList<uint, int> _beyond = [];
    private uint _una;
    private uint _next;
    private uint _highest;
    private uint _queued;
    private uint _peer;
    private uint _recovery;
    private int _duplicates;
    private int _unanswered;
    private bool _peerFin;
    private bool _finQueued;
    private bool _recovering;
    private long _timer = long.MaxValue;
    private long _wait = 1_000_000;
    private long _ackTimer = long.MaxValue;
    private int _runs;

    /// <summary>The state.</summary>
    public TcpState State { get; private set; } = role == Role.Client ? TcpState.Closed : TcpState.Listen;

    /// <summary>Which end it is.</summary>
    public Role Role { get; } = role;

    /// <summary>Its initial sequence number.</summary>
    public uint First { get; } = first;

    /// <summary>Payload bytes that arrived in order.</summary>
    public long Received { get; private set; }

    /// <summary>When something has to be done without a segment, in microseconds.</summary>
    public long Alarm => Math.Min(_timer, _ackTimer);

    /// <summary>Whether it gave up, for nothing it sends arrives.</summary>
    public bool GaveUp => _runs > 6;

    /// <summary>Whether all that it said so far is acknowledged.</summary>
    public bool IsHeard => _una == Limit;

    private uint Limit => unchecked(_queued + (_finQueued ? 1u : 0));

    /// <summary>Sends a SYN.</summary>
    public void Connect(long now)
    {
        (_una, _next, _highest, _queued, State) = (First, First + 1, First + 1, First + 1, TcpState.SynSent);
        Emit(now, TcpFlags.Syn, First, 0, SendReason.Plain);
        Arm(now);
    }

    /// <summary>The program writes.</summary>
    public void Write(long now, int bytes)
    {
        if (State is TcpState.Established or TcpState.CloseWait && !_finQueued)
        {
            _queued += (uint)bytes;
            Push(now);
        }
    }

    /// <summary>The program closes.</summary>
    public void Close(long now)
    {
        if (!_finQueued && State is TcpState.Established or TcpState.CloseWait)
        {
            _finQueued = true;
            Push(now);
        }
    }

    /// <summary>The program ends the connection by a RST.</summary>
    public void Abort(long now)
    {
        if (State is TcpState.Established or TcpState.CloseWait)
        {
            State = TcpState.Closed;
            (_timer, _ackTimer) = (long.MaxValue, long.MaxValue);
            Emit(now, TcpFlags.Rst | TcpFlags.Ack, _next, 0, SendReason.Plain);
        }
    }

    /// <summary>A timer ran out.</summary>
    public void Wake(long now)
    {
        if (now >= _ackTimer)
        {
            Acknowledge(now);
        }

        if (now < _timer)
        {
            return;
        }

        _runs++;
        (_wait, _recovering, _duplicates) = (_wait * 2, false, 0);
        if (GaveUp)
        {
            _timer = long.MaxValue;
            return;
        }

        Repeat(now, SendReason.Timer);
        _timer = now + _wait;
    }

    /// <summary>A segment arrives.</summary>
    public void Take(long now, ModelSegment segment)
    {
        var flags = segment.Flags;
        switch (State)
        {
            case TcpState.Closed:
                if (!flags.HasFlag(TcpFlags.Rst) && flags.HasFlag(TcpFlags.Ack))
                {
                    Emit(now, TcpFlags.Rst, segment.Ack, 0, SendReason.Plain);
                }

                return;
            case TcpState.Listen:
                (State, _peer, _una, _next, _highest, _queued) = (TcpState.SynReceived, segment.End, First, First + 1, First + 1, First + 1);
                Emit(now, TcpFlags.Syn | TcpFlags.Ack, First, 0, SendReason.Plain);
                Arm(now);
                return;
            case TcpState.SynSent:
                if (flags.HasFlag(TcpFlags.Syn | TcpFlags.Ack) && segment.Ack == _next)
                {
                    (State, _peer, _una, _runs) = (TcpState.Established, segment.End, segment.Ack, 0);
                    SetWait();
                    _timer = long.MaxValue;
                    Acknowledge(now);
                }

                return;
        }

        if (flags.HasFlag(TcpFlags.Rst))
        {
            State = segment.Seq == _peer ? TcpState.Closed : State;
            _timer = State == TcpState.Closed ? long.MaxValue : _timer;
            _ackTimer = State == TcpState.Closed ? long.MaxValue : _ackTimer;
            return;
        }

        if (flags.HasFlag(TcpFlags.Syn))
        {
            if (State == TcpState.SynReceived)
            {
                Emit(now, TcpFlags.Syn | TcpFlags.Ack, First, 0, SendReason.Answer);
            }
            else
            {
                Acknowledge(now);
            }

            return;
        }

        TakeAcknowledgment(now, segment);
        if (State != TcpState.Closed)
        {
            TakeData(now, segment);
            Push(now);
        }
    }

    private void Push(long now)
    {
        while (Distance(_next, Limit) < 0 && Distance(_next, _una) < Flight * Mss && State is TcpState.Established or TcpState.CloseWait or TcpState.FinWait1 or TcpState.LastAck or TcpState.Closing)
        {
            var length = Math.Min(Mss, Math.Max(0, Distance(_queued, _next)));
            var fin = _finQueued && Distance(_next + (uint)length, _queued) == 0;
            if (length == 0 && !fin)
            {
                return;
            }

            EmitData(now, _next, length, fin, SendReason.Plain);
        }
    }

    private void Repeat(long now, SendReason reason)
    {
        if (State == TcpState.SynSent)
        {
            Emit(now, TcpFlags.Syn, First, 0, reason);
        }
        else if (State == TcpState.SynReceived)
        {
            Emit(now, TcpFlags.Syn | TcpFlags.Ack, First, 0, reason);
        }
        else if (_una != _highest)
        {
            var length = Math.Min(Mss, Math.Max(0, Distance(_queued, _una)));
            length = Math.Min(length, Math.Max(0, Distance(_highest, _una)));
            EmitData(now, _una, length, _finQueued && Distance(_una + (uint)length, _queued) == 0 && Distance(_highest, _queued) > 0, reason);
        }
    }

    private void EmitData(long now, uint seq, int length, bool fin, SendReason reason)
    {
        if (fin)
        {
            State = State switch { TcpState.Established => TcpState.FinWait1, TcpState.CloseWait => TcpState.LastAck, _ => State };
        }

        var end = seq + (uint)length + (fin ? 1u : 0);
        _next = Distance(end, _next) > 0 ? end : _next;
        if (_timer == long.MaxValue)
        {
            Arm(now);
        }

        Emit(now, TcpFlags.Ack | (length > 0 ? TcpFlags.Psh : 0) | (fin ? TcpFlags.Fin : 0), seq, length, reason);
        _highest = Distance(_next, _highest) > 0 ? _next : _highest;
    }

    private void Acknowledge(long now) => Emit(now, TcpFlags.Ack, _highest, 0, SendReason.Plain);

    private void Emit(long now, TcpFlags flags, uint seq, int length, SendReason reason)
    {
        if (flags.HasFlag(TcpFlags.Ack))
        {
            (_ackTimer, _unanswered) = (long.MaxValue, 0);
        }

        var takes = length > 0 || (flags & (TcpFlags.Syn | TcpFlags.Fin)) != 0;
        var repeat = takes && (flags.HasFlag(TcpFlags.Syn) ? reason != SendReason.Plain : Distance(seq, _highest) < 0);
        send(this, new Draft(now, flags, seq, flags.HasFlag(TcpFlags.Ack) ? _peer : 0, length, rules.Sack ? Blocks() : [], reason, repeat));
    }

    private List<(uint, uint)> Blocks()
    {
        var blocks = new List<(uint Left, uint Right)>();
        foreach (var (seq, length) in _beyond.OrderBy(piece => Distance(piece.Key, _peer)))
        {
            var end = seq + (uint)(length & ((1 << 20) - 1)) + (length >= 1 << 20 ? 1u : 0);
            if (blocks.Count > 0 && Distance(seq, blocks[^1].Right) <= 0)
            {
                blocks[^1] = (blocks[^1].Left, Distance(end, blocks[^1].Right) > 0 ? end : blocks[^1].Right);
            }
            else
            {
                blocks.Add((seq, end));
            }
        }

        return [.. blocks.Take(3)];
    }

    private void Arm(long now) => _timer = now + _wait;

    private void SetWait() => _wait = Math.Max(ShortestTimer, 3L * rules.RoundTrip + (rules.DelaysAcks ? DelayedAck : 0));

    private static int Distance(uint to, uint from) => unchecked((int)(to - from));
}
