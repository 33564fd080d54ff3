using TcpSniff.Packets;

namespace TcpSniff.Lab.Links;

/// <summary>
/// Joins two TUN devices by this program. It delivers one packet at a time, and only when it is told to go on, so that whoever
/// watches can read both kernels' sockets in between.
/// </summary>
public sealed class UserspaceLink(TunDevice end0, TunDevice end1, TimeProvider clock)
{
    private readonly TunDevice[] _ends = [end0, end1];
    private readonly Queue<LinkPacket> _held = new();
    private readonly byte[] _buffer = new byte[TunDevice.MaxPacket];

    /// <summary>Who watches.</summary>
    public IList<ILinkObserver> Observers { get; } = [];

    /// <summary>What becomes of packets, in order.</summary>
    public IList<ILinkRule> Rules { get; } = [];

    /// <summary>Delivers packets until the link was quiet for a time.</summary>
    public void RunUntilQuiet(TimeSpan quiet)
    {
        do
        {
            while (TakeAll())
            {
                DeliverFirst();
            }
        }
        while (TunDevice.WaitAny(_ends[0], _ends[1], quiet));
    }

    /// <summary>Delivers packets until something has happened, or for a time at most; true if it has.</summary>
    public bool RunUntil(Func<bool> happened, TimeSpan atMost)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var start = clock.GetTimestamp();
        while (!happened())
        {
            if (clock.GetElapsedTime(start) > atMost)
            {
                return false;
            }

            RunUntilQuiet(TimeSpan.FromMilliseconds(1));
        }

        return true;
    }

    /// <summary>Puts a packet on the link as if an end had sent it.</summary>
    public void Inject(int from, ReadOnlyMemory<byte> packet) => Take(new(Now(), from, packet));

    private bool TakeAll()
    {
        var taken = false;
        for (var from = 0; from < _ends.Length; from++)
        {
            while (_ends[from].Read(_buffer) is var length and > 0)
            {
                Take(new(Now(), from, _buffer.AsSpan(0, length).ToArray()));
                taken = true;
            }
        }

        if (taken)
        {
            Tell(observer => observer.Holding());
        }

        return _held.Count > 0;
    }

    private void Take(LinkPacket packet)
    {
        var crosses = _held.Any(held => held.From != packet.From);
        Tell(observer => observer.Taken(packet, crosses));
        IEnumerable<LinkPacket> packets = [packet];
        foreach (var rule in Rules)
        {
            packets = packets.SelectMany(rule.Apply);
        }

        var held = _held.Count;
        foreach (var left in packets)
        {
            _held.Enqueue(left);
        }

        if (_held.Count == held)
        {
            Tell(observer => observer.Lost(packet));
        }
    }

    private void DeliverFirst()
    {
        var packet = _held.Dequeue();
        _ends[packet.From ^ 1].Write(packet.Data.Span);
        Tell(observer => observer.Delivered(packet, _held.Count > 0));
    }

    private void Tell(Action<ILinkObserver> what)
    {
        foreach (var observer in Observers)
        {
            what(observer);
        }
    }

    private CaptureTime Now() => new((clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100);
}
