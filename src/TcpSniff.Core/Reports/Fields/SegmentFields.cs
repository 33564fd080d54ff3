using TcpSniff.Packets;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections.Wireshark;
using Row = TcpSniff.Reports.Fields.SegmentRow;

namespace TcpSniff.Reports.Fields;

/// <summary>The fields of <c>record "segment"</c>, in the order in which they are written.</summary>
internal static class SegmentFields
{
    private static readonly string[] PhaseNames = ["other", "handshake", "data", "ack", "teardown", "reset"];
    private static readonly string[] VerdictNames = ["unverified", "good", "offload", "bad"];
    private static readonly string[] EcnNames = ["not-ect", "ect1", "ect0", "ce"];

    /// <summary>All fields.</summary>
    public static IReadOnlyList<FieldNode<Row>> All { get; } =
    [
        F("record", (in _) => FieldValue.Of("segment")),
        F("frame", (in r) => FieldValue.Of(r.Facts.Frame)),
        F("stream", (in r) => FieldValue.Of(r.Facts.Connection.Stream)),
        F("time", (in r) => FieldValue.Of(r.Facts.Time)),
        F("relative_time", (in r) => FieldValue.Of(r.Facts.RelativeTime)),
        F("delta", (in r) => FieldValue.Of(r.Facts.Delta)),
        F("from", (in r) => FieldValue.Of(RoleNames.Of(r.Facts.From))),
        F("flags", (in r) => FieldValue.Of(FlagNames.List(r.Facts.Segment.Flags))),
        F("seq", (in r) => FieldValue.Of(r.Facts.Seq)),
        F("ack", (in r) => FieldValue.Of(r.Facts.Ack)),
        F("raw_seq", (in r) => FieldValue.Of(r.Facts.Segment.Seq.Value)),
        F("raw_ack", (in r) => FieldValue.Of(r.Facts.Segment.Has(TcpFlags.Ack) ? r.Facts.Segment.Ack.Value : null)),
        F("len", (in r) => FieldValue.Of(r.Facts.Segment.PayloadLength)),
        F("window", (in r) => FieldValue.Of(r.Facts.Window)),
        F("raw_window", (in r) => FieldValue.Of(r.Facts.Segment.Window)),
        OptionFields.Group,
        F("sack", (in r) => FieldValue.Of(SackRanges(r.Facts))),
        F("client_state", (in r) => FieldValue.Of(r.Facts.Client.State.Name())),
        F("client_state_proved", (in r) => FieldValue.Of(r.Facts.Client.Proved)),
        F("server_state", (in r) => FieldValue.Of(r.Facts.Server.State.Name())),
        F("server_state_proved", (in r) => FieldValue.Of(r.Facts.Server.Proved)),
        F("phase", (in r) => FieldValue.Of(PhaseNames[(int)r.Facts.Phase])),
        F("step", (in r) => FieldValue.Of(r.Facts.Step.Exists ? r.Facts.Step.ToString() : null)),
        F("analysis", (in r) => FieldValue.Of(r.Facts.Analysis.Ids())),
        F("checksum", (in r) => FieldValue.Of(VerdictNames[(int)r.Facts.Segment.Checksum])),
        F("ecn", (in r) => FieldValue.Of(EcnNames[(int)r.Facts.Segment.Ecn])),
        F("encapsulation", (in r) => FieldValue.Of(r.Facts.Segment.Encapsulation.ToString())),
        F("note", (in r) => FieldValue.Of(r.Note)),
        F("bytes_in_flight", (in r) => FieldValue.Of(r.Facts.BytesInFlight)),
        F("ack_of_frame", (in r) => FieldValue.Of(r.Facts.AckOfFrame)),
        F("ack_rtt", (in r) => FieldValue.Of(r.Facts.AckRtt)),
        F("initial_rtt", (in r) => FieldValue.Of(r.Facts.InitialRtt)),
        F("duplicate_ack_number", (in r) => FieldValue.Of(r.Facts.DuplicateAckNumber == 0 ? null : r.Facts.DuplicateAckNumber)),
        F("duplicate_ack_frame", (in r) => FieldValue.Of(r.Facts.DuplicateAckFrame)),
        F("retransmission_of_frame", (in r) => FieldValue.Of(r.Facts.RetransmissionOfFrame)),
        F("rto", (in r) => FieldValue.Of(r.Facts.Rto)),
    ];

    private static Field<Row> F(string name, FieldReader<Row> read) => new(name, read);

    /// <summary>The SACK blocks of a segment, relative as its acknowledgment.</summary>
    public static (long Left, long Right)[] SackRanges(in SegmentFacts facts)
    {
        if (facts.Segment.Options.SackCount == 0)
        {
            return [];
        }

        var count = facts.Segment.Options.SackCount;
        var from = facts.Receiver.Base.Value.Value;
        var ranges = new (long, long)[count];
        for (var i = 0; i < count; i++)
        {
            var block = facts.Segment.Options.Sack[i];
            ranges[i] = ((block.Left - from).Value, (block.Right - from).Value);
        }

        return ranges;
    }
}
