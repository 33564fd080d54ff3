using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Rfc9293;

/// <summary>
/// Nobody receives more than it offered to take, whatever a capture misses (RFC 9293 section 3.8.6): what it acknowledges beyond that,
/// by a number or by SACK blocks, nobody sent. One byte more it may have taken as the probe of a closed window.
/// </summary>
internal static class Offer
{
    /// <summary>Bytes before what was acknowledged that an old segment may still name: more than nearly anybody has under way.</summary>
    private const int UnderWay = 16 << 20;

    /// <summary>Whether a number lies beyond all that an endpoint ever offered to take, and beyond what was taken from its peer all the same; false where that is not known.</summary>
    public static bool IsExceeded(in Rfc9293Book taker, in Rfc9293Book peer, SequenceNumber number) =>
        taker.Knows(Known.RightEdge) && number > taker.RightEdge + 1 && !(peer.Knows(Known.Next) && number <= peer.Next);

    /// <summary>
    /// Whether a number lies so far below what an endpoint acknowledged that no segment under way can name it: its sender has at most one window out, and
    /// knows of less than that at most (RFC 5961 section 5.2, MAX.SND.WND).
    /// </summary>
    public static bool IsLongPast(in Rfc9293Book taker, SequenceNumber number) =>
        taker.Knows(Known.Acked | Known.RightEdge) && taker.Acked - number is > UnderWay and var back && back > taker.RightEdge - taker.Acked;
}
