using TcpSniff.Packets;

namespace TcpSniff.Benchmarks.Traffic;

/// <summary>One connection of the traffic; side 0 is its client.</summary>
internal sealed class Talk
{
    private readonly int _lossPerMille;
    private bool _hole;
    private (uint Seq, int Length) _missing;
    private int _duplicates;
    private int _segments;
    private int _rounds;
    private int _left;
    private Step _step;

    /// <summary>Begins with nothing sent.</summary>
    /// <param name="number">Number of the connection; its ends follow from it.</param>
    /// <param name="options">What the traffic is like.</param>
    /// <param name="random">Where chance comes from.</param>
    public Talk(uint number, in TrafficOptions options, Random random)
    {
        Address = [0x0a000001 + (number / 50000 * 7) + (number % 251 * 256), 0xc0a80001 + (number % 97)];
        Port = [(ushort)(1024 + (number % 60000)), (ushort)(number % 3 == 0 ? 12345 : 443)];
        Next = [(uint)random.NextInt64(1L << 32), (uint)random.NextInt64(1L << 32)];
        _rounds = options.Rounds > 0 ? 1 + random.Next(2 * options.Rounds) : options.Rounds;
        _lossPerMille = options.LossPerMille;
    }

    private enum Step
    {
        Syn,
        SynAck,
        Open,
        Question,
        Answer,
        Acknowledge,
        FirstFin,
        SecondFin,
        LastAck,
    }

    /// <summary>Addresses.</summary>
    public uint[] Address { get; }

    /// <summary>Ports.</summary>
    public ushort[] Port { get; }

    /// <summary>The next number that a side sends.</summary>
    public uint[] Next { get; }

    /// <summary>What a side acknowledges.</summary>
    public uint[] Acked { get; } = new uint[2];

    /// <summary>A side's timestamp clock.</summary>
    public uint[] Clock { get; } = new uint[2];

    /// <summary>Takes the next step.</summary>
    /// <returns>Whether it was the last one.</returns>
    public bool Go(SegmentWriter writer, Random random)
    {
        switch (_step)
        {
            case Step.Syn:
                writer.Send(this, 0, Next[0]++, TcpFlags.Syn);
                Acked[1] = Next[0];
                _step = Step.SynAck;
                return _rounds < 0;
            case Step.SynAck:
                writer.Send(this, 1, Next[1]++, TcpFlags.Syn | TcpFlags.Ack);
                Acked[0] = Next[1];
                _step = Step.Open;
                break;
            case Step.Open:
                writer.Send(this, 0, Next[0], TcpFlags.Ack);
                _step = _rounds > 0 ? Step.Question : Step.FirstFin;
                break;
            case Step.Question:
                Ask(writer, random);
                break;
            case Step.Answer:
                Answer(writer, random);
                break;
            case Step.Acknowledge:
                writer.Send(this, 0, Next[0], TcpFlags.Ack);
                _step = _left > 0 ? Step.Answer : --_rounds > 0 ? Step.Question : Step.FirstFin;
                break;
            case Step.FirstFin:
                writer.Send(this, 0, Next[0]++, TcpFlags.Fin | TcpFlags.Ack);
                Acked[1] = Next[0];
                _step = Step.SecondFin;
                break;
            case Step.SecondFin:
                writer.Send(this, 1, Next[1]++, TcpFlags.Fin | TcpFlags.Ack);
                Acked[0] = Next[1];
                _step = Step.LastAck;
                break;
            default:
                writer.Send(this, 0, Next[0], TcpFlags.Ack);
                return true;
        }

        return false;
    }

    private void Ask(SegmentWriter writer, Random random)
    {
        var length = 40 + random.Next(600);
        writer.Send(this, 0, Next[0], TcpFlags.Psh | TcpFlags.Ack, length);
        Next[0] += (uint)length;
        Acked[1] = Next[0];
        (_left, _segments, _step) = (1 + random.Next(8), 0, Step.Answer);
    }

    private void Answer(SegmentWriter writer, Random random)
    {
        var length = _left > 1 ? SegmentWriter.Mss : 1 + random.Next(SegmentWriter.Mss);
        var lose = !_hole && _left > 4 && random.Next(1000) < _lossPerMille;
        writer.Send(this, 1, Next[1], TcpFlags.Ack | (_left > 1 ? TcpFlags.None : TcpFlags.Psh), length, lost: lose);
        if (lose)
        {
            (_hole, _missing, _duplicates) = (true, (Next[1], length), 0);
        }

        Next[1] += (uint)length;
        _left--;
        if (!_hole)
        {
            Acked[0] = Next[1];
            _step = ++_segments % 2 == 0 || _left == 0 ? Step.Acknowledge : Step.Answer;
        }
        else if (!lose)
        {
            Repair(writer);
        }
    }

    private void Repair(SegmentWriter writer)
    {
        writer.Send(this, 0, Next[0], TcpFlags.Ack, sack: (_missing.Seq + (uint)_missing.Length, Next[1]));
        if (++_duplicates >= 3 || _left == 0)
        {
            writer.Send(this, 1, _missing.Seq, TcpFlags.Ack, _missing.Length);
            (_hole, Acked[0], _step) = (false, Next[1], Step.Acknowledge);
        }
    }
}
