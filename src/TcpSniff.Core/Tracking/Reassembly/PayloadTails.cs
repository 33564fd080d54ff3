using TcpSniff.Tracking.Connections.Evidence;

namespace TcpSniff.Tracking.Reassembly;

/// <summary>
/// The tails of one group of connections, as many as there is room for. With more sides, whoever falls silent makes room, and the others are not
/// watched: to watch each in turn would copy the bytes of all, and have none of them when they come again.
/// </summary>
/// <remarks>
/// A tail outlives the acknowledgment of what is in it, and the end of its connection: an answer that somebody forged comes before the true one, and is
/// acknowledged before it.
/// </remarks>
internal sealed class PayloadTails
{
    /// <summary>Sides that are watched at a time, of all groups.</summary>
    public const int MostSides = 1024;

    /// <summary>Bytes that they keep, of all groups.</summary>
    public const int MostBytes = 16 << 20;

    /// <summary>Packets after which a side that sent no data is taken for silent.</summary>
    private const int Silence = 4096;

    /// <summary>How many are asked whether they are silent, for one that needs room.</summary>
    private const int Tries = 4;

    private readonly List<PayloadTail> _tails = [];
    private int _next;
    private int _bytes;

    /// <summary>One that nobody uses, to be given to a side; null where those next in turn are in use.</summary>
    /// <param name="frame">The number of the packet that needs it.</param>
    public PayloadTail? Next(long frame)
    {
        if (_tails.Count == MostSides / Share.Most || !HasRoom(PayloadTail.Least))
        {
            return TakeBack(frame);
        }

        var added = new PayloadTail();
        _tails.Add(added);
        _bytes += PayloadTail.Least;
        return added;
    }

    /// <summary>Grows one as it wants, where there is room.</summary>
    public void Grow(PayloadTail tail, int wanted, long frame)
    {
        var more = wanted - tail.Capacity;
        if (more > 0 && (HasRoom(more) || (TakeBack(frame) is not null && HasRoom(more))))
        {
            _bytes += more;
            tail.Grow(wanted);
        }
    }

    private bool HasRoom(int bytes) => _bytes + bytes <= MostBytes / Share.Most;

    /// <summary>One of those next in turn that fell silent, which is nobody's any more; null for none.</summary>
    private PayloadTail? TakeBack(long frame)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            _next = (_next + 1) % _tails.Count;
            var tail = _tails[_next];
            if (frame - tail.LastFrame > Silence)
            {
                _bytes += PayloadTail.Least - tail.Capacity;
                tail.Clear();
                return tail;
            }
        }

        return null;
    }
}
