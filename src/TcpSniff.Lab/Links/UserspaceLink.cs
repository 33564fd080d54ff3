using System.Runtime.Versioning;
using TcpSniff.Packets;

namespace TcpSniff.Lab.Links;

/// <summary>
/// Joins two network devices by this program. It delivers one packet at a time, and only when it is told to go on, so that whoever
/// watches can read both kernels' sockets in between.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class UserspaceLink(ILinkEnd end0, ILinkEnd end1, TimeProvider clock)
{
    private readonly ILinkEnd[] _ends = [end0, end1];
    private readonly PacketQueue _held = new();
    private readonly byte[] _buffer = new byte[LinkEnds.MaxPacket];

    /// <summary>Who watches.</summary>
    public IList<ILinkObserver> Observers { get; } = [];

    /// <summary>What the wire makes of packets before the tap sees them, in order: duplicates, flipped bits, congestion marks, another order.</summary>
    public IList<ILinkRule> Changes { get; } = [];

    /// <summary>What becomes of packets once the tap has seen them, in order: delay, loss.</summary>
    public IList<ILinkRule> Rules { get; } = [];

    /// <summary>The link's clock, which is the capture's.</summary>
    public CaptureTime Now => new((clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick);

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
        while (WaitForPacket(quiet) || _held.Count > 0);
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

            if (TakeAll())
            {
                DeliverFirst();
            }
            else
            {
                WaitForPacket(TimeSpan.FromMilliseconds(1));
            }
        }

        return true;
    }

    /// <summary>Puts a packet on the link as if an end had sent it.</summary>
    public void Inject(int from, ReadOnlyMemory<byte> packet) => Take(new(Now, from, packet));

    /// <summary>Whether an end sends something within a millisecond, or has done so; the link takes it later.</summary>
    public bool HasMoreFrom(int end) => LinkEnds.WaitAny(_ends[end], _ends[end], TimeSpan.FromMilliseconds(1));

    /// <summary>Takes what both ends have sent; true if something may be delivered now.</summary>
    private bool TakeAll()
    {
        var taken = false;
        for (var from = 0; from < _ends.Length; from++)
        {
            while (_ends[from].Read(_buffer) is var length and > 0)
            {
                var packet = _buffer.AsSpan(0, length);
                if (!Housekeeping.Is(packet))
                {
                    Take(new(Now, from, packet.ToArray()));
                    taken = true;
                }
            }
        }

        if (taken)
        {
            Tell(observer => observer.Holding());
        }

        return _held.FirstDue <= Now;
    }

    private void Take(LinkPacket packet)
    {
        foreach (var seen in Through(Changes, packet).ToList())
        {
            var crosses = _held.HasFrom(seen.From ^ 1);
            Tell(observer => observer.Taken(seen, crosses));
            var left = Through(Rules, seen).ToList();
            left.ForEach(_held.Add);
            if (left.Count == 0)
            {
                Tell(observer => observer.Lost(seen));
            }
        }
    }

    private static IEnumerable<LinkPacket> Through(IEnumerable<ILinkRule> rules, LinkPacket packet) =>
        rules.Aggregate((IEnumerable<LinkPacket>)[packet], (packets, rule) => packets.SelectMany(rule.Apply));

    private void DeliverFirst()
    {
        var packet = _held.Take();
        _ends[packet.From ^ 1].Write(packet.Data.Span);
        Tell(observer => observer.Delivered(packet, _held.Count > 0));
    }

    /// <summary>Waits for a packet from either end, no longer than until the next one is due; false if nothing came in time.</summary>
    private bool WaitForPacket(TimeSpan atMost)
    {
        var untilDue = _held.FirstDue is { } due ? TimeSpan.FromMilliseconds(Math.Max(0, (due - Now).Milliseconds)) : atMost;
        return LinkEnds.WaitAny(_ends[0], _ends[1], untilDue < atMost ? untilDue : atMost);
    }

    private void Tell(Action<ILinkObserver> what)
    {
        foreach (var observer in Observers)
        {
            what(observer);
        }
    }
}
