using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;

namespace TcpSniff.Tracking.Rfc9293;

/// <summary>
/// Tells the answer that opened a connection from another one to the same SYN. Wireshark begins a new stream with that; the connection
/// goes on there all the same, with the numbers of the first answer, until the client shows that it took the second.
/// </summary>
internal static class Answers
{
    private const TcpFlags SynAck = TcpFlags.Syn | TcpFlags.Ack;

    /// <summary>Names a second answer, and carries over what is known of the connection that it came upon.</summary>
    public static void Update(Connection connection, ref Books sender, ref Books receiver, ref SegmentFacts facts)
    {
        ref readonly var segment = ref facts.Segment;
        if (!segment.Has(SynAck))
        {
            if (receiver.Rare?.SecondAnswer is { Taken: false } untaken && segment.Has(TcpFlags.Ack))
            {
                TakeIfAcknowledged(ref sender, ref receiver, untaken, segment.Ack);
            }
        }
        else if (facts.IsFirst && facts.Reused is { } reused)
        {
            GoOn(connection, reused, ref sender, ref receiver, ref facts);
        }
        else if (sender.Rare?.SecondAnswer is { Taken: false } second && second.Second.Number == segment.Seq)
        {
            facts.Events |= SegmentEvents.SecondAnswer;
            Count(second, facts.Frame);
        }
    }

    private static void GoOn(Connection connection, Connection reused, ref Books sender, ref Books receiver, ref SegmentFacts facts)
    {
        ref readonly var segment = ref facts.Segment;
        ref var server = ref reused.Side(segment.SourceSide);
        ref readonly var client = ref reused.Side(segment.SourceSide ^ 1);
        if (!client.Rfc9293.Knows(Known.Iss) || segment.Ack - client.Rfc9293.Iss != 1 || client.Rfc9293.Knows(Known.Fin))
        {
            return;
        }

        if (client.Rfc9293.IsSynchronized && server.Rfc9293.Knows(Known.Iss | Known.SynAck))
        {
            GoOnOpen(connection, reused, ref sender, ref receiver, ref facts);
        }
        else if (client.Rfc9293.State.State is TcpState.SynSent or TcpState.Closed && reused.Lifecycle.NeverAnswered)
        {
            // What ended the stream before it was no answer: a RST that the client ignored, or never got.
            receiver.Rfc9293 = client.Rfc9293;
            (receiver.Base, receiver.Rfc9293.Since) = (client.Base, facts.Time);
            (receiver.Rfc9293.State, sender.Rfc9293.State) = (new(TcpState.SynSent, client.Rfc9293.State is { State: TcpState.SynSent, Proved: true }), new(TcpState.Listen, false));
            sender.Rfc9293.Since = facts.Time;
            connection.Lifecycle.Reached = reused.Lifecycle.Reached & (Milestones.Syn | Milestones.SynAgain);
            connection.Lifecycle.SynTime = reused.Lifecycle.SynTime;
        }
        else
        {
            return;
        }

        facts.Events |= SegmentEvents.GoesOn;
        server.MakeRare().GoesOnAs = connection.Stream;
    }

    private static void GoOnOpen(Connection connection, Connection reused, ref Books sender, ref Books receiver, ref SegmentFacts facts)
    {
        ref readonly var segment = ref facts.Segment;
        ref readonly var server = ref reused.Side(segment.SourceSide);
        ref readonly var client = ref reused.Side(segment.SourceSide ^ 1);
        (sender.Rfc9293, receiver.Rfc9293) = (server.Rfc9293, client.Rfc9293);
        (sender.Base, receiver.Base) = (server.Base, client.Base);
        (sender.Rfc9293.Since, receiver.Rfc9293.Since) = (facts.Time, facts.Time);
        connection.Lifecycle.Reached = reused.Lifecycle.IsOpened ? Milestones.Opened : Milestones.SynAck;
        if (server.Rfc9293.Iss != segment.Seq)
        {
            var second = new SecondAnswer(
                new(server.Rfc9293.SynFrame, server.Rfc9293.Iss, server.Counted.Ttl.First), reused.Stream, new(facts.Frame, segment.Seq, segment.Ttl));
            sender.MakeRare().SecondAnswer = second;
            facts.Events |= SegmentEvents.SecondAnswer;
            Count(second, facts.Frame);
        }
    }

    private static void TakeIfAcknowledged(ref Books client, ref Books server, SecondAnswer second, SequenceNumber ack)
    {
        if (client.Rfc9293.Knows(Known.Acked) || ack != second.Second.Number + 1)
        {
            return;
        }

        second.Taken = true;
        server.Base.Set(second.Second.Number);
        ref var book = ref server.Rfc9293;
        book.State = new(TcpState.SynReceived, true);
        book.Known = Known.Iss | Known.Next | Known.SynAck | (book.Known & (Known.Acked | Known.RightEdge));
        (book.Iss, book.Next, book.Delivered, book.SynFrame, book.FinFrame) = (second.Second.Number, ack, ack, second.Second.Frame, 0);
    }

    private static void Count(SecondAnswer second, long frame) => (second.LastFrame, second.Count) = (frame, second.Count + 1);
}
