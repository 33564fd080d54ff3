using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;

namespace TcpSniff.Tracking.Rfc9293;

/// <summary>Whether the blocks of a selective acknowledgment can be true.</summary>
internal static class SackReview
{
    /// <summary>
    /// Nobody holds what lies beyond the window that it offered, whatever the capture misses: such blocks speak of numbers that were
    /// never sent, as a device makes them that rewrites sequence numbers and not those in the option.
    /// </summary>
    public static SegmentEvents Of(in Rfc9293Book sender, in Rfc9293Book receiver, in TcpSegment segment)
    {
        if (segment.Options.SackCount == 0 || !receiver.Knows(Known.Next))
        {
            return SegmentEvents.None;
        }

        for (var i = 0; i < segment.Options.SackCount; i++)
        {
            var right = segment.Options.Sack[i].Right;
            if (Offer.IsExceeded(sender, receiver, right))
            {
                return SegmentEvents.SackOfNothing;
            }
        }

        return SegmentEvents.None;
    }
}
