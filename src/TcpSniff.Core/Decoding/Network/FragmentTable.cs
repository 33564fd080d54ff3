using TcpSniff.Packets;

namespace TcpSniff.Decoding.Network;

/// <summary>
/// Datagrams that wait for fragments, within a bound: the oldest are given up when they are too old, too many or too big together.
/// A completed datagram stays readable until the next packet.
/// </summary>
internal sealed class FragmentTable
{
    /// <summary>How long a datagram waits for its fragments (RFC 8200 section 4.5).</summary>
    public static readonly Duration MaxAge = Duration.FromSeconds(60);

    /// <summary>Datagrams that wait at the same time.</summary>
    public const int MaxDatagrams = 1024;

    /// <summary>Bytes that all of them hold together.</summary>
    public const long MaxBytes = 8 << 20;

    private const int MaxSpare = 16;

    private readonly Dictionary<FragmentKey, FragmentedDatagram> _waiting = [];
    private readonly LinkedList<FragmentedDatagram> _byAge = new();
    private readonly List<FragmentedDatagram> _completed = [];
    private readonly Stack<FragmentedDatagram> _spare = new();
    private readonly List<FragmentKey> _joined = [];
    private long _bytes;

    /// <summary>Datagrams that wait for fragments.</summary>
    public int Waiting => _waiting.Count;

    /// <summary>Datagrams that were given up.</summary>
    public long GivenUp { get; private set; }

    /// <summary>The datagram that the current packet completed, the innermost where tunnels nest; null as a rule.</summary>
    public FragmentedDatagram? Completed => _completed.Count > 0 ? _completed[^1] : null;

    /// <summary>The datagrams that the current packet was a fragment of, from the outermost inwards.</summary>
    public IReadOnlyList<FragmentKey> Joined => _joined;

    /// <summary>Takes back what the previous packet completed.</summary>
    public void Recycle()
    {
        if (_joined.Count == 0)
        {
            return;
        }

        _joined.Clear();

        foreach (var datagram in _completed)
        {
            if (_spare.Count < MaxSpare)
            {
                _spare.Push(datagram);
            }
        }

        _completed.Clear();
    }

    /// <summary>
    /// Adds the fragment at the walk's place. When that completes the datagram, the walk goes on at its first byte; else the
    /// packet is a fragment and nothing more. A fragment that was cut cannot be used.
    /// </summary>
    public bool TryJoin(ref PacketWalk walk, in FragmentKey key, int offset, bool more, byte nextHeader)
    {
        var piece = walk.Rest;
        _joined.Add(key);
        if (piece.Length < walk.Left || walk.Ip.IsClipped || !Add(key, walk.Time, offset, more, nextHeader, piece))
        {
            walk.Decoded.Kind = PacketKind.Fragment;
            return false;
        }

        var header = walk.Ip.Length - piece.Length;
        walk.Bytes = Completed!.Bytes;
        walk.Offset = 0;
        walk.End = walk.Bytes.Length;
        walk.Ip.Length = header + walk.End;
        walk.Ip.IsReassembled = true;
        return true;
    }

    private bool Add(in FragmentKey key, CaptureTime time, int offset, bool more, byte nextHeader, ReadOnlySpan<byte> piece)
    {
        GiveUpOld(time);
        if (!_waiting.TryGetValue(key, out var datagram))
        {
            datagram = _spare.TryPop(out var spare) ? spare : new();
            datagram.Start(key, time);
            _waiting.Add(key, datagram);
            _byAge.AddLast(datagram.Node);
            _bytes += datagram.Capacity;
        }

        _bytes -= datagram.Capacity;
        var complete = datagram.Add(offset, more, nextHeader, piece);
        _bytes += datagram.Capacity;
        if (complete)
        {
            Remove(datagram);
            _completed.Add(datagram);
        }

        GiveUpExcess();
        return complete;
    }

    private void GiveUpOld(CaptureTime now)
    {
        // A clock that went back further than that makes a datagram old too.
        while (_byAge.First is { } oldest && (now - oldest.Value.Started > MaxAge || oldest.Value.Started - now > MaxAge))
        {
            GiveUp(oldest.Value);
        }
    }

    private void GiveUpExcess()
    {
        while (_byAge.First is { } oldest && (_waiting.Count > MaxDatagrams || _bytes > MaxBytes))
        {
            GiveUp(oldest.Value);
        }
    }

    private void GiveUp(FragmentedDatagram datagram)
    {
        Remove(datagram);
        GivenUp++;
    }

    private void Remove(FragmentedDatagram datagram)
    {
        _waiting.Remove(datagram.Key);
        _byAge.Remove(datagram.Node);
        _bytes -= datagram.Capacity;
    }
}
