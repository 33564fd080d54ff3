using System.Runtime.CompilerServices;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Wireshark;

namespace TcpSniff.Tracking.Wireshark;

/// <summary>Takes a segment into the trail of its direction once it is labelled.</summary>
internal static class SequenceAdvance
{
    /// <summary>A SYN sent again takes the trail back to what was contiguous: a RST may have carried a strange number.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="forward">The trail of its direction.</param>
    /// <param name="clearedOld">Whether its sender has cleared an older connection of its peer before, by a RST.</param>
    public static void TakeBack(in TcpSegment segment, ref WiresharkBook forward, bool clearedOld)
    {
        if (forward.Numbered && (segment.Flags & (TcpFlags.Syn | TcpFlags.Ack)) == TcpFlags.Syn)
        {
            // What was acknowledged of an older connection, which a RST of this side cleared away, is no number of this one.
            forward.Next = forward.Contiguous = clearedOld ? segment.Seq + 1 : forward.Contiguous;
        }
    }

    /// <summary>Moves the trail on.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="end">The number after its last.</param>
    /// <param name="facts">Its facts with the labels filled in.</param>
    /// <param name="forward">The trail of its direction.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(in TcpSegment segment, SequenceNumber end, in SegmentFacts facts, ref WiresharkBook forward)
    {
        if (end != segment.Seq)
        {
            (forward.Unacked ??= new()).Add(new(segment.Seq, end, facts.Frame, facts.Time));
        }

        if ((facts.Analysis & AnalysisFlags.ZeroWindowProbe) == 0)
        {
            MoveNumbers(segment, end, facts.Time, ref forward);
        }

        forward.Seen = true;
        forward.Acknowledged = !segment.Has(TcpFlags.Syn) && (forward.Acknowledged || segment.Has(TcpFlags.Ack));
        forward.LastAck = segment.Ack;
        forward.LastWindow = segment.Window;
        forward.LastTime = facts.Time;
        forward.LastLabels = facts.Analysis;
        forward.Sacked = SackedBytes(segment.Options);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MoveNumbers(in TcpSegment segment, SequenceNumber end, CaptureTime time, ref WiresharkBook forward)
    {
        if (!forward.Numbered && segment.Has(TcpFlags.Rst) && segment.Seq.Value == 0)
        {
            return; // The 0 of a RST that answers a SYN is no number of this direction (RFC 9293 section 3.10.7.1).
        }

        if (!forward.Numbered || end > forward.Next)
        {
            (forward.Next, forward.NextTime, forward.NextBySyn) = (end, time, segment.Has(TcpFlags.Syn) && segment.PayloadLength == 0);
        }

        if (!forward.Numbered || segment.Seq == forward.Contiguous)
        {
            forward.Contiguous = forward.Next;
        }

        forward.Numbered = true;
    }

    private static uint SackedBytes(in TcpOptions options)
    {
        uint bytes = 0;
        if (options.Has(TcpOptionKinds.Sack))
        {
            for (var i = 0; i < options.SackCount; i++)
            {
                bytes += (uint)(options.Sack[i].Right - options.Sack[i].Left);
            }
        }

        return bytes;
    }
}
