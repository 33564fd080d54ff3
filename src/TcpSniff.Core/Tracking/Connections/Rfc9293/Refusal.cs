namespace TcpSniff.Tracking.Connections.Rfc9293;

/// <summary>Why a receiver drops a segment for its numbers.</summary>
internal static class Refusal
{
    /// <summary>Of segments that did any of these nothing was taken: neither their numbers nor their labels prove anything.</summary>
    public const SegmentEvents ForNumbers = SegmentEvents.OutOfWindow | SegmentEvents.AckBeyondOffer | SegmentEvents.AckTooOld;
}
