using SharpPcap;
using TcpSniff.Packets;

namespace TcpSniff.SharpPcap;

/// <summary>Moments in SharpPcap's form and ours. SharpPcap counts seconds in a decimal number, to the nanosecond.</summary>
internal static class SharpPcapTime
{
    private const decimal NanosecondsPerSecond = 1_000_000_000;

    /// <summary>When a packet was captured.</summary>
    public static CaptureTime From(PosixTimeval time)
    {
        // libpcap's signed seconds went through an unsigned number: before 1970 they are huge.
        var seconds = decimal.Truncate(time.Value);
        return CaptureTime.FromSeconds(unchecked((long)(ulong)seconds), (long)((time.Value - seconds) * NanosecondsPerSecond));
    }

    /// <summary>The same moment for SharpPcap; moments before 1970 become its begin, as pcap has none.</summary>
    public static PosixTimeval To(CaptureTime time) => new(0UL, 0UL) { Value = Math.Max(time.Nanoseconds, 0) / NanosecondsPerSecond };
}
