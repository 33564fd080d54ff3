using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Timelines.Notes;

/// <summary>Names the delayed acknowledgment of a FIN: it is why there are four segments and not three.</summary>
internal static class DelayedAckNotes
{
    // Linux delays by 40 ms (TCP_DELACK_MIN), of which a coarse clock may take some; anybody by less than half a second (RFC 1122 section 4.2.3.2).
    private static readonly Duration Shortest = Duration.FromMilliseconds(30);
    private static readonly Duration Longest = Duration.FromMilliseconds(500);

    private static readonly Sentence Delayed = new(
        "It comes {span} after the FIN: a delayed ACK, which waits for something to ride on. {Who} had not closed by then, so it goes alone, and four segments are needed instead of three.",
        "它在 FIN 之后 {span} 才到：这是延迟确认，它等着捎带在别的报文段上。到那时{who}还没有关闭，所以它单独发出，于是需要四个报文段而不是三个。",
        "它在 FIN 之後 {span} 才到：這是延遲確認，它等著捎帶在別的區段上。到那時{who}還沒有關閉，所以它單獨送出，於是需要四個區段而不是三個。");

    /// <summary>Writes the note, where it holds.</summary>
    public static void Write(NoteList notes)
    {
        var facts = notes.Facts;
        if (facts.Did(SegmentEvents.AcksFin) && !facts.Did(SegmentEvents.Closes) && !facts.Segment.Has(TcpFlags.Fin) && facts.Segment.PayloadLength == 0 && facts.Connection.Teardown != Teardown.Simultaneous
            && facts is { AckRtt: { } took, InitialRtt: { } path } && took - path >= Shortest && took < Longest)
        {
            notes.Say(Delayed, ("span", SpanText.Of(took)));
        }
    }
}
