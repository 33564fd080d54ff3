using TcpSniff.Packets;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Tracking.Wireshark;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Explaining;

/// <summary>What the rules had before them when they judged a segment, with the numbers as people read them.</summary>
internal readonly ref struct Situation
{
    private readonly SegmentFacts _facts;
    private readonly SequenceNumber _peerBase;

    /// <summary>What the rules look at.</summary>
    public readonly RuleInput Input;

    /// <summary>The situation of a segment.</summary>
    /// <param name="facts">Its facts.</param>
    /// <param name="forward">Its direction's trail before it.</param>
    /// <param name="reverse">The other direction's trail before it.</param>
    /// <param name="initialRtt">The initial RTT as far as it was known before it.</param>
    public Situation(in SegmentFacts facts, in WiresharkBook forward, in WiresharkBook reverse, Duration? initialRtt)
    {
        _facts = facts;
        _peerBase = facts.Receiver.Base.Value;
        Input = new(facts.Segment, facts.Time, forward, reverse, initialRtt);
    }

    /// <summary>The segment's relative number: <c>seq 101</c>.</summary>
    public Statement Seq => Number(Quantities.Seq, Input.Segment.Seq);

    /// <summary>The number after its last: <c>end 201</c>.</summary>
    public Statement End => Number(Quantities.End, Input.End);

    /// <summary>The highest number of its direction so far: <c>next expected 101</c>.</summary>
    public Statement Next => Number(Quantities.Next, Input.Forward.Next);

    /// <summary>What it acknowledges: <c>ack 1</c>.</summary>
    public Statement Ack => PeerNumber(Quantities.Ack, Input.Segment.Ack);

    /// <summary>What its sender acknowledged before: <c>ack before 1</c>.</summary>
    public Statement AckBefore => PeerNumber(Quantities.AckBefore, Input.Forward.LastAck);

    /// <summary>The other side's last acknowledgment: <c>last ack 101</c>.</summary>
    public Statement PeerAck => Number(Quantities.PeerAck, Input.Reverse.LastAck);

    /// <summary>The label that was given.</summary>
    public AnalysisFlags Labels => _facts.Analysis;

    /// <summary>A number of the segment's direction, relative.</summary>
    public Statement Number(Sentence name, SequenceNumber number) => Quantities.Of(name, (uint)(_facts.Seq + (number - _facts.Segment.Seq)));

    /// <summary>A number of the opposite direction, relative.</summary>
    public Statement PeerNumber(Sentence name, SequenceNumber number) => Quantities.Of(name, (number - _peerBase.Value).Value);
}
