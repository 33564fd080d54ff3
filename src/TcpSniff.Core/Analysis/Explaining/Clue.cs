using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Explaining;

/// <summary>What a clue speaks for.</summary>
internal enum Leaning
{
    /// <summary>Neither.</summary>
    Neither,

    /// <summary>The segment was sent later than the one that overtook it: it is a retransmission.</summary>
    Retransmitted,

    /// <summary>The segment was sent earlier: the network changed the order.</summary>
    Reordered,
}

/// <summary>Something that tells when a segment was sent, rather than when it came by.</summary>
/// <param name="Text">The numbers, and what they say.</param>
/// <param name="Leaning">What it speaks for.</param>
internal sealed record Clue(Statement Text, Leaning Leaning)
{
    /// <summary>Hosts that count their packets do not send more than this many in between.</summary>
    private const int NearIds = 4096;

    private static readonly Sentence Later = new("{clue} says sent later, so retransmitted", "{clue} 说明发送得更晚，所以是重传", "{clue} 說明傳送得更晚，所以是重傳");
    private static readonly Sentence Earlier = new("{clue} says sent earlier, so only late", "{clue} 说明发送得更早，所以只是迟到", "{clue} 說明傳送得更早，所以只是遲到");
    private static readonly Sentence Nothing = new("{clue} says nothing", "{clue} 说明不了什么", "{clue} 說明不了什麼");
    private static readonly Sentence Ids = new("IP ID {own} {is} {other}", "IP ID {own} {is} {other}", "IP ID {own} {is} {other}");
    private static readonly Sentence Stamps = new("timestamp {own} {is} {other}", "时间戳 {own} {is} {other}", "時間戳 {own} {is} {other}");
    private static readonly Sentence Twice = new("the D-SACK in frame {frame}", "第 {frame} 帧的 D-SACK", "第 {frame} 個訊框的 D-SACK");
    private static readonly Sentence NotTwice = new("no D-SACK follows, which says nothing", "之后没有 D-SACK，说明不了什么", "之後沒有 D-SACK，說明不了什麼");

    /// <summary>Whether the sender's IP ID counts on from the segment that overtook this one. Many hosts do not count, or only in some segments.</summary>
    internal static Clue ByIpId(in TcpSegment segment, in TcpSegment overtaker)
    {
        var difference = (short)(segment.IpId - overtaker.IpId);
        var counted = segment.IpId != 0 && overtaker.IpId != 0 && Math.Abs((int)difference) < NearIds;
        return Of(Ids, segment.IpId, overtaker.IpId, difference, counted);
    }

    /// <summary>Which of both timestamps is younger (RFC 7323 section 5.4: the clock ticks at least once a second).</summary>
    internal static Clue ByTimestamp(in TcpSegment segment, in TcpSegment overtaker)
    {
        var (own, other) = (segment.Options.TimestampValue, overtaker.Options.TimestampValue);
        return Of(Stamps, own, other, unchecked((int)(own - other)), true);
    }

    /// <summary>Whether the receiver reported later that it got the segment twice (RFC 2883).</summary>
    internal static Clue ByDuplicateSack(long? frame) => frame is { } number
        ? new(new(Later, ("clue", new Statement(Twice, ("frame", number)))), Leaning.Retransmitted)
        : new(new(NotTwice), Leaning.Neither);

    private static Clue Of(Sentence names, uint own, uint other, int difference, bool tells)
    {
        var numbers = new Statement(names, ("own", own), ("is", difference switch { 0 => "=", < 0 => "<", _ => ">" }), ("other", other));
        var leaning = !tells || difference == 0 ? Leaning.Neither : difference > 0 ? Leaning.Retransmitted : Leaning.Reordered;
        return new(new(leaning switch { Leaning.Retransmitted => Later, Leaning.Reordered => Earlier, _ => Nothing }, ("clue", numbers)), leaning);
    }
}
