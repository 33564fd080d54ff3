using System.Runtime.CompilerServices;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Zeek;

namespace TcpSniff.Tracking.Zeek;

/// <summary>Follows a connection as Zeek's TCP analysis does: the step of the tracker that keeps history, states and sizes.</summary>
internal static class ZeekTracker
{
    /// <summary>Adds one segment.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Update(Connection connection, ref Books sender, ref Books receiver, ref SegmentFacts facts)
    {
        ref readonly var segment = ref facts.Segment;
        ref var conversation = ref connection.Zeek;
        if (facts.IsFirst)
        {
            conversation.Originator = segment.SourceSide;
            GuessServer(ref conversation, segment);
        }

        ref var self = ref sender.Zeek;
        ref var peer = ref receiver.Zeek;
        BeginStream(ref self, segment);
        ZeekHistory.Update(connection, ref self, peer, segment);
        if (!self.IsDone || !peer.IsDone)
        {
            conversation.LastTime = facts.Time;
        }

        if (segment.Has(TcpFlags.Ack) && !segment.Has(TcpFlags.Rst) && peer.State != ZeekState.Inactive)
        {
            peer.Stream.Acknowledge(segment.Ack);
        }

        if (self.Stream.Advance(segment, self.State) && ZeekMarks.CountUp(ref self.Marks.Retransmissions))
        {
            conversation.Add('T', segment.SourceSide);
        }

        ZeekStates.Update(connection, ref self, ref peer, segment);
        self.Stream.Deliver(segment);
        SkipGaps(connection, self, ref peer, (byte)(segment.SourceSide ^ 1));
        self.IsDone |= segment.HasAny(TcpFlags.Fin | TcpFlags.Rst);
        self.Packets++;
        self.IpBytes += segment.IpLength;
    }

    /// <summary>A connection picked up midway may begin with the server's segment.</summary>
    private static void GuessServer(ref ZeekConversation conversation, in TcpSegment segment)
    {
        var fromServer = (segment.Flags & (TcpFlags.Syn | TcpFlags.Ack)) switch
        {
            TcpFlags.Syn => false,
            TcpFlags.Syn | TcpFlags.Ack => segment.Source.Port < segment.Destination.Port,
            _ => ServerPorts.SentByServer(segment.Source.Port, segment.Destination.Port),
        };
        if (fromServer)
        {
            conversation.FlipRoles();
        }
    }

    private static void BeginStream(ref ZeekBook self, in TcpSegment segment)
    {
        if (self.State == ZeekState.Inactive)
        {
            self.Stream.Begin(segment);
            return;
        }

        // A SYN with another number counts anew, but not after a close, and after a RST only where that came first.
        var mayBeginAnew = self.State != ZeekState.Closed && (self.State != ZeekState.Reset || self.PreviousState == ZeekState.Inactive);
        if (segment.Has(TcpFlags.Syn) && mayBeginAnew && self.Stream.Start != segment.Seq)
        {
            self.Stream.StartAt(segment.Seq);
        }
    }

    /// <summary>Counts the holes in the peer's data that this side's acknowledgment covers.</summary>
    private static void SkipGaps(Connection connection, in ZeekBook self, ref ZeekBook peer, byte peerSide)
    {
        for (var missing = peer.Stream.SkipGap(); missing > 0; missing = peer.Stream.SkipGap())
        {
            if (!self.IsOpenOrClosedCleanly || !peer.IsOpenOrClosedCleanly)
            {
                continue;
            }

            peer.Stream.Miss(missing);
            if (ZeekMarks.CountUp(ref peer.Marks.Gaps))
            {
                connection.Zeek.Add('G', peerSide);
            }
        }
    }
}
