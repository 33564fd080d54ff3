using TcpSniff.Capture.Parts;
using TcpSniff.Decoding.Network;
using TcpSniff.Packets;

namespace TcpSniff.Splitting;

/// <summary>
/// Fragments that wait for the rest of their datagram: only then it shows between whom it goes – ports are in the first one, and the
/// addresses that count may be inside a tunnel. What does not become whole goes where its own addresses belong.
/// </summary>
/// <param name="write">Writes a packet into a part.</param>
/// <param name="partOf">Says where those go that do not become whole.</param>
internal sealed class HeldFragments(HeldFragments.Writing write, Func<FragmentKey, int> partOf)
{
    /// <summary>Datagrams that wait at most: more than the decoder puts together at a time.</summary>
    private const int MostDatagrams = 4096;

    /// <summary>Bytes that wait at most.</summary>
    private const long MostBytes = 32 << 20;

    private readonly Dictionary<FragmentKey, Datagram> _waiting = [];
    private readonly LinkedList<FragmentKey> _byAge = new();
    private long _bytes;

    /// <summary>Writes a packet into a part.</summary>
    internal delegate void Writing(int part, in RawPacket packet, in PacketMark mark);

    /// <summary>Keeps a fragment; fragments of the datagrams around it, which are whole by now, wait with it.</summary>
    /// <param name="joined">The datagrams that it is of, from the outermost inwards.</param>
    /// <param name="packet">The packet.</param>
    /// <param name="mark">Its mark.</param>
    public void Keep(IReadOnlyList<FragmentKey> joined, in RawPacket packet, in PacketMark mark)
    {
        var key = joined[^1];
        if (!_waiting.TryGetValue(key, out var datagram))
        {
            _waiting.Add(key, datagram = new(_byAge.AddLast(key)));
        }

        for (var i = 0; i < joined.Count - 1; i++)
        {
            if (joined[i] != key)
            {
                datagram.Fragments.AddRange(Take(joined[i]));
            }
        }

        datagram.Fragments.Add(new(packet, mark));
        _bytes += packet.Data.Length;
        while (_bytes > MostBytes || _waiting.Count > MostDatagrams)
        {
            GiveUp(_byAge.First!.Value);
        }
    }

    /// <summary>Writes the fragments of datagrams that are whole into the part of what was in them.</summary>
    public void Release(IReadOnlyList<FragmentKey> joined, int part)
    {
        for (var i = 0; i < joined.Count; i++)
        {
            Write(Take(joined[i]), part);
        }
    }

    /// <summary>Writes all that still waits.</summary>
    public void ReleaseAll()
    {
        while (_byAge.First is { } oldest)
        {
            GiveUp(oldest.Value);
        }
    }

    private void GiveUp(FragmentKey key) => Write(Take(key), partOf(key));

    private List<Held> Take(FragmentKey key)
    {
        if (!_waiting.Remove(key, out var datagram))
        {
            return [];
        }

        _byAge.Remove(datagram.Place);
        return datagram.Fragments;
    }

    private void Write(List<Held> held, int part)
    {
        foreach (var fragment in held)
        {
            _bytes -= fragment.Data.Length;
            write(part, fragment.Packet, fragment.Mark);
        }
    }

    private sealed record Datagram(LinkedListNode<FragmentKey> Place)
    {
        public List<Held> Fragments { get; } = [];
    }

    private sealed class Held(in RawPacket packet, in PacketMark mark)
    {
        private readonly byte[] _options = packet.Options.ToArray();
        private readonly (CaptureTime Time, int Length, LinkType Link, int Interface) _of = (packet.Time, packet.OriginalLength, packet.LinkType, packet.Interface);

        public byte[] Data { get; } = packet.Data.ToArray();

        public PacketMark Mark { get; } = mark;

        public RawPacket Packet => new()
        {
            Data = Data,
            Time = _of.Time,
            OriginalLength = _of.Length,
            LinkType = _of.Link,
            Interface = _of.Interface,
            Options = _options,
        };
    }
}
