using System.Runtime.CompilerServices;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Wireshark;

namespace TcpSniff.Tracking.Wireshark;

/// <summary>How much one side has sent that the capture did not show to have arrived.</summary>
internal static class BytesInFlight
{
    /// <summary>
    /// Bytes in flight after a segment with payload was added to those of its direction; null without payload, where
    /// something was not captured and the peer was not heard since, where the selective acknowledgments leave nothing, and
    /// where the numbers straddle the one that relative numbers count from: picked up midway, they began anywhere.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static long? After(in SegmentFacts facts, in WiresharkBook forward, in WiresharkBook reverse)
    {
        ref readonly var segment = ref facts.Segment;
        if (segment.PayloadLength == 0 || forward.FlightUnknown || forward.Unacked is null or { IsUnused: true } || forward.Unacked.Straddles(segment.Seq - facts.Seq))
        {
            return null;
        }

        var numbers = forward.Unacked.Span - (long)reverse.Sacked;
        return numbers <= 0 ? null : numbers - (segment.HasAny(TcpFlags.Syn | TcpFlags.Fin) ? 1 : 0);
    }
}
