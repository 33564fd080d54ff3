using TcpSniff.Analysis.Surroundings;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Tcptrace;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Resets;

/// <summary>The RST that ended a connection, and what the connection was like then.</summary>
internal sealed class Reset
{
    /// <summary>Programs and load balancers wait so long at least before they call a connection idle.</summary>
    private static readonly Duration Idle = Duration.FromSeconds(10);

    private Reset(ConnectionCase one, in NotedSegment segment)
    {
        var (sender, peer) = (one.Connection.End(segment.From), one.Connection.End(segment.From.Peer()));
        Segment = segment;
        SenderHadClosed = sender.FinFrame < segment.Frame;
        PeerHadClosed = peer.FinFrame < segment.Frame;
        UsualTtl = sender.Totals.Ttl.First;
        Undelivered = Missing(sender, peer);
        QuietBefore = segment.Time - (LastPayload(sender, peer) ?? one.Connection.FirstTime);
        Cause = CauseOf(one, sender, peer);
    }

    /// <summary>The RST.</summary>
    public NotedSegment Segment { get; }

    /// <summary>Who sent it, or in whose name it was sent.</summary>
    public Role By => Segment.From;

    /// <summary>Whether its sender had sent a FIN before.</summary>
    public bool SenderHadClosed { get; }

    /// <summary>Whether its receiver had sent a FIN before.</summary>
    public bool PeerHadClosed { get; }

    /// <summary>Time to live of what else its sender sent.</summary>
    public byte UsualTtl { get; }

    /// <summary>Bytes of its receiver that its sender had not acknowledged.</summary>
    public long Undelivered { get; }

    /// <summary>Since when no side had sent payload.</summary>
    public Duration QuietBefore { get; }

    /// <summary>Why it was sent.</summary>
    public ResetCause Cause { get; }

    /// <summary>The side to look at: none where something on the way sent the RST, the silent one where its sender gave up.</summary>
    public Role? Culprit => Cause switch { ResetCause.Middlebox => null, ResetCause.GaveUp => By.Peer(), _ => By };

    /// <summary>The RST that ended the connection; null for none.</summary>
    public static Reset? Of(ConnectionCase one) =>
        one.Connection.ResetFrame is { } frame && one.Segment(frame) is { } segment ? new(one, segment) : null;

    private ResetCause CauseOf(ConnectionCase one, HalfConnection sender, HalfConnection peer)
    {
        if (ComesFromElsewhere(sender))
        {
            return ResetCause.Middlebox;
        }

        if (Silence.Of(one)?.Asking == By)
        {
            return ResetCause.GaveUp;
        }

        if (SenderHadClosed)
        {
            return ResetCause.ClosedAlready;
        }

        return !Segment.Has(TcpFlags.Ack) ? ResetCause.UnknownConnection
            : Undelivered > 0 || (peer.Totals.LastPayloadTime is { } received && !(sender.Totals.LastPayloadTime > received)) ? ResetCause.UnreadData
            : QuietBefore >= Idle ? ResetCause.IdleTimeout
            : ResetCause.Abort;
    }

    private bool ComesFromElsewhere(HalfConnection sender)
    {
        ref readonly var usual = ref sender.Totals.Ttl;
        return sender.Totals.Segments > sender.Totals.Rst
            && (Segment.Ttl < usual.Min - TtlRange.Play || Segment.Ttl > usual.Max + TtlRange.Play);
    }

    private static CaptureTime? LastPayload(HalfConnection sender, HalfConnection peer) =>
        (sender.Totals.LastPayloadTime, peer.Totals.LastPayloadTime) is ({ } one, { } other)
            ? one > other ? one : other
            : sender.Totals.LastPayloadTime ?? peer.Totals.LastPayloadTime;

    private static long Missing(HalfConnection sender, HalfConnection peer)
    {
        if (!peer.Rfc9293.Knows(Known.Next) || !sender.Rfc9293.Knows(Known.Acked))
        {
            return 0;
        }

        var fin = peer.Rfc9293.Knows(Known.Fin) && !peer.Rfc9293.Knows(Known.FinAcked) ? 1 : 0;
        return Math.Max(0, peer.Rfc9293.Next - sender.Rfc9293.Acked - fin);
    }
}
