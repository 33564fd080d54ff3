using System.Runtime.CompilerServices;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;

namespace TcpSniff.Tracking.Evidence;

/// <summary>Keeps what rules judge by: control segments and those with a label. Ordinary data and acknowledgments are not among them.</summary>
internal static class Noting
{
    private const TcpFlags Control = TcpFlags.Syn | TcpFlags.Fin | TcpFlags.Rst | TcpFlags.Urg | TcpFlags.Ece | TcpFlags.Cwr;
    private const TcpFlags Ends = TcpFlags.Syn | TcpFlags.Fin | TcpFlags.Rst;
    private const SegmentEvents Ordinary = SegmentEvents.AdvancesAck;

    /// <summary>Keeps the segment where it is worth it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Update(Connection connection, ref Books sender, ref Books receiver, ref SegmentFacts facts)
    {
        var ordinary = facts.Analysis == AnalysisFlags.None && (facts.Events & ~Ordinary) == SegmentEvents.None
            && !facts.Segment.HasAny(Control) && facts.Segment.Checksum != ChecksumVerdict.Bad && facts.Segment.Ecn != EcnCodepoint.Ce;
        if (!ordinary && connection.Noted.HasRoom(facts.Segment.HasAny(Ends)))
        {
            connection.Noted.Add(Note(sender, receiver, facts));
        }
    }

    private static NotedSegment Note(in Books sender, in Books receiver, in SegmentFacts facts)
    {
        ref readonly var segment = ref facts.Segment;
        ref readonly var peer = ref receiver.Wireshark;
        return new()
        {
            Frame = facts.Frame,
            Time = facts.Time,
            From = facts.From,
            Flags = segment.Flags,
            Analysis = facts.Analysis,
            Events = facts.Events,
            Seq = facts.Seq,
            Ack = facts.Ack ?? 0,
            Length = segment.PayloadLength,
            Window = facts.Window ?? -1,
            Ttl = segment.Ttl,
            IpId = segment.IpId,
            Ecn = segment.Ecn,
            RetransmissionOfFrame = facts.RetransmissionOfFrame ?? 0,
            Rto = facts.Rto ?? Duration.Zero,
            ClientState = facts.Client.State,
            ServerState = facts.Server.State,
            Checksum = segment.Checksum,
            HasSack = segment.Options.SackCount > 0,
            ReportsDuplicate = segment.ReportsDuplicate,
            IsCopy = segment.IsCopy,
            PeerWindow = facts.PeerWindow is { } window && peer.Scale.IsKnown ? (long)window << peer.Scale.Shift : -1,
            PeerWindowClosed = facts.PeerWindow == 0,
            NothingOutstanding = peer.Seen && peer.LastAck >= sender.Wireshark.Next,
        };
    }
}
