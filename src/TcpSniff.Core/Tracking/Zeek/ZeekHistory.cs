using System.Runtime.CompilerServices;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Zeek;

namespace TcpSniff.Tracking.Zeek;

/// <summary>The letters that a segment adds to the history.</summary>
internal static class ZeekHistory
{
    private const TcpFlags Control = TcpFlags.Syn | TcpFlags.Fin | TcpFlags.Rst;

    /// <summary>Adds the segment's letters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Update(Connection connection, ref ZeekBook self, in ZeekBook peer, in TcpSegment segment)
    {
        var letter = Letter(segment);
        ref var conversation = ref connection.Zeek;
        if (letter is 'A' or 'D' && conversation.IsLoneSynAck)
        {
            // The SYN+ACK came first and the connection goes on: it was the responder's answer to a SYN that nobody captured.
            conversation.FlipRoles();
            connection.Side(conversation.Originator ^ 1).Zeek.Become(ZeekState.Established);
        }

        var isNew = letter switch
        {
            'S' or 'H' or 'R' => self.Marks.IsNew(letter, segment.Seq),
            'F' => self.Marks.IsNew(letter, segment.Seq + (uint)segment.PayloadLength),
            '\0' => false,
            _ => self.Marks.IsFirst(letter),
        };
        if (isNew)
        {
            conversation.Add(letter, segment.SourceSide);
        }

        if (ClosesWindow(self, peer, segment) && ZeekMarks.CountUp(ref self.Marks.ZeroWindows))
        {
            conversation.Add('W', segment.SourceSide);
        }
    }

    private static char Letter(in TcpSegment segment) => (segment.Flags & Control) switch
    {
        TcpFlags.None when segment.PayloadLength > 0 => 'D',
        TcpFlags.None => segment.Has(TcpFlags.Ack) ? 'A' : '\0',
        TcpFlags.Syn => segment.Has(TcpFlags.Ack) ? 'H' : 'S',
        TcpFlags.Fin => 'F',
        TcpFlags.Rst => 'R',
        TcpFlags.Fin | TcpFlags.Rst => 'I',
        _ => 'Q',
    };

    /// <summary>A zero window means nothing on or after a RST, nor once the peer has nothing more to send.</summary>
    private static bool ClosesWindow(in ZeekBook self, in ZeekBook peer, in TcpSegment segment) =>
        segment.Window == 0 && !segment.Has(TcpFlags.Rst) && peer.State != ZeekState.Closed && self.State != ZeekState.Reset;
}
