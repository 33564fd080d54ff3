using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Wireshark;

namespace TcpSniff.Tracking.Wireshark;

/// <summary>What a rule looks at: the segment, and both directions as they were before it.</summary>
internal readonly ref struct RuleInput
{
    private const TcpFlags Control = TcpFlags.Syn | TcpFlags.Fin | TcpFlags.Rst;

    /// <summary>The segment.</summary>
    public readonly ref readonly TcpSegment Segment;

    /// <summary>The direction of the segment.</summary>
    public readonly ref readonly WiresharkBook Forward;

    /// <summary>The opposite direction.</summary>
    public readonly ref readonly WiresharkBook Reverse;

    /// <summary>When the segment was captured.</summary>
    public readonly CaptureTime Time;

    /// <summary>The connection's initial RTT; null where unknown.</summary>
    public readonly Duration? InitialRtt;

    /// <summary>Whether SYN, FIN or RST is set.</summary>
    public readonly bool IsControl;

    /// <summary>Whether it is empty and no control segment.</summary>
    public bool IsBare => Segment.PayloadLength == 0 && !IsControl;

    /// <summary>Whether it is empty, in sequence, no control segment, and acknowledges what the one before it did: only the window may differ.</summary>
    public readonly bool RepeatsAck;

    /// <summary>The number after the last one that the segment takes; SYN and FIN together count as one, as Wireshark has it.</summary>
    public SequenceNumber End => Segment.Seq + (uint)Segment.PayloadLength + (Segment.HasAny(TcpFlags.Syn | TcpFlags.Fin) ? 1u : 0);

    /// <summary>Puts together what the rules look at.</summary>
    public RuleInput(in TcpSegment segment, CaptureTime time, in WiresharkBook forward, in WiresharkBook reverse, Duration? initialRtt)
    {
        Segment = ref segment;
        Forward = ref forward;
        Reverse = ref reverse;
        (Time, InitialRtt) = (time, initialRtt);
        IsControl = segment.HasAny(Control);
        RepeatsAck = segment.PayloadLength == 0 && !IsControl && forward.Numbered && segment.Seq == forward.Next && segment.Ack == forward.LastAck;
    }
}
