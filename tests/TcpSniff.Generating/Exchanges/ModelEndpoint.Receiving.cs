using TcpSniff.Packets;

namespace TcpSniff.Generating.Exchanges;

/// <content>What it makes of what arrives.</content>
internal sealed partial class ModelEndpoint
{
    private void TakeAcknowledgment(long now, ModelSegment segment)
    {
        if (State == TcpState.SynReceived && segment.Ack == First + 1)
        {
            State = TcpState.Established;
            SetWait();
        }

        if (Distance(segment.Ack, _una) > 0 && Distance(segment.Ack, _highest) <= 0)
        {
            (_una, _runs, _duplicates) = (segment.Ack, 0, 0);
            _next = Distance(_next, _una) < 0 ? _una : _next;
            SetWait();
            _timer = _una == _highest ? long.MaxValue : now + _wait;
            if (_recovering && Distance(_una, _recovery) < 0)
            {
                Repeat(now, SendReason.Asked);
            }
            else
            {
                _recovering = false;
            }

            Acknowledged();
        }
        else if (segment.Ack == _una && _una != _highest && !segment.TakesNumbers && ++_duplicates == 3 && !_recovering)
        {
            (_recovering, _recovery) = (true, _highest);
            Repeat(now, SendReason.Asked);
            _timer = now + _wait;
        }
    }

    private void Acknowledged()
    {
        if (_finQueued && _una == Limit)
        {
            State = State switch
            {
                TcpState.FinWait1 => TcpState.FinWait2,
                TcpState.Closing => TcpState.TimeWait,
                TcpState.LastAck => TcpState.Closed,
                _ => State,
            };
        }
    }

    private void TakeData(long now, ModelSegment segment)
    {
        if (!segment.TakesNumbers)
        {
            return;
        }

        var (gap, end) = (Distance(segment.Seq, _peer), Distance(segment.End, _peer));
        if (end <= 0 || gap > 0)
        {
            if (gap > 0)
            {
                _beyond[segment.Seq] = Math.Max(_beyond.GetValueOrDefault(segment.Seq), segment.Length + (segment.Flags.HasFlag(TcpFlags.Fin) ? 1 << 20 : 0));
            }

            Acknowledge(now);
            return;
        }

        var filled = _beyond.Count > 0;
        Deliver(segment.Seq, segment.Length, segment.Flags.HasFlag(TcpFlags.Fin));
        while (Following() is { } next)
        {
            var length = _beyond[next];
            _beyond.Remove(next);
            Deliver(next, length & ((1 << 20) - 1), length >= 1 << 20);
        }

        _unanswered++;
        if (filled || _peerFin || !rules.DelaysAcks || _unanswered >= 2)
        {
            Acknowledge(now);
        }
        else
        {
            _ackTimer = Math.Min(_ackTimer, now + DelayedAck);
        }
    }

    private uint? Following()
    {
        foreach (var seq in _beyond.Keys)
        {
            if (Distance(seq, _peer) <= 0)
            {
                return seq;
            }
        }

        return null;
    }

    private void Deliver(uint seq, int length, bool fin)
    {
        var fresh = Distance(seq + (uint)length, _peer);
        if (fresh > 0)
        {
            _peer += (uint)fresh;
            Received += fresh;
        }

        if (fin && !_peerFin && Distance(seq + (uint)length, _peer) == 0)
        {
            _peer++;
            _peerFin = true;
            State = State switch
            {
                TcpState.Established => TcpState.CloseWait,
                TcpState.FinWait1 => TcpState.Closing,
                TcpState.FinWait2 => TcpState.TimeWait,
                _ => State,
            };
        }
    }
}
