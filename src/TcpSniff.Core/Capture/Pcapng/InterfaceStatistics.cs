namespace TcpSniff.Capture.Pcapng;

/// <summary>Adds up what the blocks of a pcapng say about lost packets.</summary>
internal sealed class InterfaceStatistics
{
    private const int FixedLength = 20;
    // Far more than any interface counted, yet the sum over all interfaces cannot overflow.
    private const ulong MaxCount = long.MaxValue / CaptureLimits.Interfaces / 2;
    private const ushort UnknownDrops = ushort.MaxValue;

    private readonly Dictionary<int, CaptureDrops> _latest = [];
    private long _lostBetweenPackets;

    /// <summary>The sum over all interfaces; null as long as no block said anything.</summary>
    public CaptureDrops? Sum
    {
        get
        {
            if (_latest.Count == 0 && _lostBetweenPackets == 0)
            {
                return null;
            }

            var sum = new CaptureDrops(null, _lostBetweenPackets, 0);
            foreach (var drops in _latest.Values)
            {
                sum += drops;
            }

            return sum;
        }
    }

    /// <summary>Notes the count that an obsolete packet block carries: packets lost since the one before, all ones where unknown.</summary>
    public void Lost(ushort count) => _lostBetweenPackets += count == UnknownDrops ? 0 : count;

    /// <summary>
    /// Reads an interface statistics block without its trailing length (draft-ietf-opsawg-pcapng section 4.6). Its counts are
    /// totals, so an interface's last block holds.
    /// </summary>
    public void Read(ReadOnlySpan<byte> block, ByteOrder order, int sectionBase, int interfaces)
    {
        if (block.Length < FixedLength || order.UInt32(block, 8) >= (uint)interfaces)
        {
            return;
        }

        long? received = null;
        long? accepted = null;
        var drops = default(CaptureDrops);
        var options = new OptionReader(block[FixedLength..], order);
        while (options.MoveNext())
        {
            var number = (long)Math.Min(options.Number ?? 0, MaxCount);
            switch (options.Code)
            {
                case OptionCode.Received:
                    received = number;
                    break;
                case OptionCode.FilterAccepted:
                    accepted = number;
                    break;
                case OptionCode.SystemDrops:
                    drops = drops with { DroppedByKernel = number };
                    break;
                case OptionCode.InterfaceDrops:
                    drops = drops with { DroppedByInterface = number };
                    break;
            }
        }

        _latest[sectionBase + (int)order.UInt32(block, 8)] = drops with { Received = accepted ?? received };
    }
}
