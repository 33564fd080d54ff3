using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Zeek;

namespace TcpSniff.Tracking.Zeek;

/// <summary>Zeek's state machine of a watched connection.</summary>
internal static class ZeekStates
{
    /// <summary>Moves both sides by one segment of <paramref name="self"/>.</summary>
    public static void Update(Connection connection, ref ZeekBook self, ref ZeekBook peer, in TcpSegment segment)
    {
        switch (self.State)
        {
            case ZeekState.Inactive:
                Appear(connection, ref self, ref peer, segment);
                break;
            case ZeekState.SynSent or ZeekState.SynAckSent:
                Close(ref self, segment);
                break;
            case ZeekState.Established or ZeekState.Partial:
                Continue(ref self, ref peer, segment);
                break;
            case ZeekState.Closed when segment.Has(TcpFlags.Rst) && peer.State != ZeekState.Closed:
                self.Become(ZeekState.Reset);
                break;
            default:
                break;
        }
    }

    private static void Appear(Connection connection, ref ZeekBook self, ref ZeekBook peer, in TcpSegment segment)
    {
        var isOriginator = segment.SourceSide == connection.Zeek.Originator;
        if (segment.Has(TcpFlags.Syn) && isOriginator)
        {
            self.Become(segment.Has(TcpFlags.Ack) ? ZeekState.SynAckSent : ZeekState.SynSent);
        }
        else if (segment.Has(TcpFlags.Syn))
        {
            Answer(connection, ref self, ref peer, segment);
        }

        Close(ref self, segment);
        if (self.State == ZeekState.Inactive && !AcknowledgesSynOnly(isOriginator, peer, segment))
        {
            var established = segment.Has(TcpFlags.Ack) && peer.State == ZeekState.Established;
            self.Become(established ? ZeekState.Established : ZeekState.Partial);
        }
    }

    /// <summary>The responder's SYN or SYN+ACK.</summary>
    private static void Answer(Connection connection, ref ZeekBook self, ref ZeekBook peer, in TcpSegment segment)
    {
        if (peer.State == ZeekState.SynAckSent && !segment.Has(TcpFlags.Ack))
        {
            // The capture swapped SYN and SYN+ACK. That they belong together is certain: a SYN with another number starts a new connection.
            connection.Zeek.FlipRoles();
            peer.Become(ZeekState.Established);
        }

        self.Become(ZeekState.Established);
        if (peer.State == ZeekState.SynSent)
        {
            peer.Become(ZeekState.Established);
        }
    }

    private static void Continue(ref ZeekBook self, ref ZeekBook peer, in TcpSegment segment)
    {
        if (segment.Has(TcpFlags.Syn) && !segment.Has(TcpFlags.Ack) && self.State == ZeekState.Partial && peer.State == ZeekState.Inactive)
        {
            self.Become(ZeekState.SynSent);
        }

        if (segment.Has(TcpFlags.Fin) && !segment.Has(TcpFlags.Rst) && peer is { State: ZeekState.Reset, PreviousState: ZeekState.Closed })
        {
            // FIN, then RST, then the other side's FIN: as good as a normal end.
            peer.Become(ZeekState.Closed);
        }

        Close(ref self, segment);
    }

    private static void Close(ref ZeekBook self, in TcpSegment segment)
    {
        if (segment.Has(TcpFlags.Rst))
        {
            self.Become(ZeekState.Reset);
        }
        else if (segment.Has(TcpFlags.Fin))
        {
            self.Become(ZeekState.Closed);
        }
    }

    /// <summary>Some hosts acknowledge a SYN before they answer it.</summary>
    private static bool AcknowledgesSynOnly(bool isOriginator, in ZeekBook peer, in TcpSegment segment) =>
        !isOriginator && segment.PayloadLength == 0 && peer.State == ZeekState.SynSent;
}
