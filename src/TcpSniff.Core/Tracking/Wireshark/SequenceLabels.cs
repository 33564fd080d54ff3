using System.Runtime.CompilerServices;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Tracking.Wireshark.Rules;

namespace TcpSniff.Tracking.Wireshark;

/// <summary>Labels segments as Wireshark 4.6 does in two passes; each rule has its file in <c>Rules/</c>.</summary>
internal static class SequenceLabels
{
    /// <summary>Labels the segment and updates both directions' trails.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Update(Connection connection, ref Books sender, ref Books receiver, ref SegmentFacts facts)
    {
        facts.InitialRtt = connection.InitialRtt;
        facts.Analysis |= facts.Reused is null ? AnalysisFlags.None : AnalysisFlags.ReusedPorts;
        if (facts.Segment.Has(TcpFlags.Syn))
        {
            FastOpenLabels.Update(ref sender.Wireshark, receiver.Wireshark, ref facts);
        }

        Standing.Before(sender, receiver, ref facts);
        Apply(ref facts, ref sender.Wireshark, ref receiver.Wireshark);
        InitialRttClock.Update(connection, facts.Segment, facts.Time);
        facts.InitialRtt = connection.InitialRtt;
        WindowScaling.Update(facts.Segment, ref sender.Wireshark, ref receiver.Wireshark);
        facts.Window = sender.Wireshark.Scale.Apply(facts.Segment);
    }

    /// <summary>The rules in their order on any two trails; copies of them, to explain a segment.</summary>
    /// <param name="facts">Frame, time, segment and initial RTT are read, the labels and their numbers are filled in.</param>
    /// <param name="forward">The trail of the segment's direction, before the segment; it is moved on.</param>
    /// <param name="reverse">The trail of the opposite direction; it is moved on.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(ref SegmentFacts facts, ref WiresharkBook forward, ref WiresharkBook reverse)
    {
        ref readonly var segment = ref facts.Segment;
        SequenceAdvance.TakeBack(segment, ref forward, NewStream.ClearedOld(facts.Connection, segment.SourceSide));
        var input = new RuleInput(segment, facts.Time, forward, reverse, facts.InitialRtt);
        reverse.FlightUnknown &= !segment.Has(TcpFlags.Ack);

        var labels = WindowAndSequence(input);
        if ((labels & AnalysisFlags.DuplicateAck) != 0)
        {
            DuplicateAcks.Count(ref forward, ref facts);
        }

        DuplicateAcks.Restart(ref forward, facts);
        if (AckLostSegmentRule.Holds(input))
        {
            labels |= AnalysisFlags.AckLostSegment;
            AckLostSegmentRule.Remember(segment.Ack, ref reverse);
        }
        else if (segment.Window != 0 && AckLostSegmentRule.Overtakes(input))
        {
            labels |= AnalysisFlags.WindowUpdate;
        }

        var end = input.End;
        if (end != segment.Seq && (labels & AnalysisFlags.KeepAlive) == 0)
        {
            var repeats = RetransmissionLabels.Label(input);
            facts.IsOvertaken = RetransmissionLabels.IsOvertaken(repeats, input);
            labels |= repeats;
            RetransmissionLabels.FillEvidence(labels, input, ref facts);
        }

        facts.Analysis |= labels;
        forward.FlightUnknown |= (labels & AnalysisFlags.LostSegment) != 0;
        SequenceAdvance.Apply(segment, end, facts, ref forward);
        forward.Mptcp = forward.Mptcp.After(segment.Options, reverse.Mptcp);
        if (reverse.Unacked?.Acknowledge(segment.Ack, out var acknowledged) == true)
        {
            (facts.AckOfFrame, facts.AckRtt) = (acknowledged.Frame, facts.Time - acknowledged.Time);
        }

        facts.BytesInFlight = BytesInFlight.After(facts, forward, reverse);
    }

    /// <summary>What the segment is by its numbers and windows. A probe and the answers to one are nothing else.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static AnalysisFlags WindowAndSequence(in RuleInput input)
    {
        if (ZeroWindowProbeRule.Holds(input))
        {
            return AnalysisFlags.ZeroWindowProbe;
        }

        var labels = ZeroWindowRule.Holds(input) ? AnalysisFlags.ZeroWindow : AnalysisFlags.None;
        labels |= LostSegmentRule.Holds(input) ? AnalysisFlags.LostSegment : AnalysisFlags.None;
        labels |= KeepAliveRule.Holds(input) ? AnalysisFlags.KeepAlive : AnalysisFlags.None;
        labels |= WindowUpdateRule.Holds(input) ? AnalysisFlags.WindowUpdate : AnalysisFlags.None;
        labels |= WindowFullRule.Holds(input) ? AnalysisFlags.WindowFull : AnalysisFlags.None;
        return labels
            | (KeepAliveAckRule.Holds(input) ? AnalysisFlags.KeepAliveAck
            : ZeroWindowProbeAckRule.Holds(input) ? AnalysisFlags.ZeroWindowProbeAck
            : DuplicateAckRule.Holds(input) ? AnalysisFlags.DuplicateAck
            : AnalysisFlags.None);
    }
}
