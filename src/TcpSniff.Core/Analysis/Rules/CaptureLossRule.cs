using TcpSniff.Analysis.Surroundings;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>One side acknowledges what the capture does not hold: the capture is incomplete, not the connection.</summary>
internal sealed class CaptureLossRule() : Rule("capture-loss", Severity.Warning, Means)
{
    private static readonly Sentence Means = new("The capture lacks segments that arrived.", "抓包缺少了其实已送达的报文段。", "擷取缺少了其實已送達的區段。");

    private static readonly Sentence Missing = new(
        "{Who} acknowledged data of {peer} that was not captured ({times}). It arrived: the capture is incomplete, not the connection. What follows from gaps here is not to be trusted.",
        "{who}确认了{peer}的一些没有抓到的数据（{times}）。它们已送达：不完整的是抓包，不是连接。由这些缺口得出的结论不可信。",
        "{who}確認了{peer}的一些沒有擷取到的資料（{times}）。它們已送達：不完整的是擷取，不是連線。由這些缺口得出的結論不可信。");

    private static readonly Sentence Doubtful = new(
        "{Who} acknowledged data of {peer} that was not captured ({times}), more than it can have taken at once as far as the capture shows: either the capture misses a long stretch, or something made up the number. What follows from gaps here is not to be trusted.",
        "{who}确认了{peer}的一些没有抓到的数据（{times}），从抓包来看超出了它一次所能接收的量：要么抓包缺了很长一段，要么这个号是伪造的。由这些缺口得出的结论不可信。",
        "{who}確認了{peer}的一些沒有擷取到的資料（{times}），從擷取來看超出了它一次所能接收的量：要麼擷取缺了很長一段，要麼這個號是偽造的。由這些缺口得出的結論不可信。");

    /// <summary>So much at once is hardly missing from a capture without anything in between.</summary>
    private const int Incredible = 1 << 24;

    private static readonly Sentence Bytes = new("{bytes} are missing in all.", "总共缺少 {bytes}。", "總共缺少 {bytes}。");

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        if (Tap.HiddenSide(connection.Connection) is null && !connection.ServerAnsweredTwice && !connection.BeginsIgnored)
        {
            Judge(connection, Role.Client);
            Judge(connection, Role.Server);
        }
    }

    private void Judge(ConnectionCase one, Role acknowledging)
    {
        if (one.Connection.End(acknowledging).Totals.Labels.Of(AnalysisFlags.AckLostSegment) == 0)
        {
            return;
        }

        var missing = MissingBytes(one.Connection.End(acknowledging.Peer()));
        var (first, last, count) = one.FirstAndLast(acknowledging, AnalysisFlags.AckLostSegment);
        if (count == 0 || missing <= count || one.Noted.Any(segment => segment.From == acknowledging && segment.DidAny(SegmentEvents.AckUnacceptable)))
        {
            // A byte that probed a closed window, or kept the connection alive as the first segment here, is acknowledged, yet not counted.
            return;
        }

        var doubtful = one.Noted.Any(segment => segment.From == acknowledging && segment.DidAny(SegmentEvents.AckBeyondOffer)) || missing > Incredible;
        var what = new Statement(
            doubtful ? Doubtful : Missing, ("Who", acknowledging.Subject()), ("who", acknowledging.The()), ("peer", acknowledging.Peer().The()), ("times", Counted.Times(count)));
        one.Report(
            this, first, last, Paragraph.Of(what, missing is { } bytes ? new(Bytes, ("bytes", Counted.Bytes(bytes))) : null),
            evidence: [new("acknowledgments", count), new("missing_bytes", missing ?? 0)]);
    }

    /// <summary>Bytes of a side that were acknowledged and not captured; null where nothing was captured of it, or more than a round of numbers.</summary>
    private static long? MissingBytes(HalfConnection half)
    {
        ref readonly var track = ref half.Rfc9293;
        if (!half.Base.IsSet || !track.Knows(Known.Next) || half.UniqueBytes > int.MaxValue)
        {
            return null;
        }

        var fin = track.Knows(Known.Fin) && track.Delivered >= track.FinEnd ? 1 : 0;
        return Math.Max(0, track.Delivered - half.Base.Value - 1 - fin - half.UniqueBytes);
    }
}
