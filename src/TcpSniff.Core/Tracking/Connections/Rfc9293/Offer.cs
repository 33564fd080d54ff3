using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Rfc9293;

/// <summary>
/// Nobody receives more than it offered to take, whatever a capture misses (RFC 9293 section 3.8.6): what it acknowledges beyond that,
/// by a number or by SACK blocks, nobody sent. One byte more it may have taken as the probe of a closed window.
/// </summary>
internal static class Offer
{
    /// <summary>Whether a number lies beyond all that an endpoint ever offered to take, and beyond what was taken from its peer all the same; false where that is not known.</summary>
    public static bool IsExceeded(in Rfc9293Book taker, in Rfc9293Book peer, SequenceNumber number) =>
        taker.Knows(Known.RightEdge) && number > taker.RightEdge + 1 && !(peer.Knows(Known.Next) && number <= peer.Next);
}
