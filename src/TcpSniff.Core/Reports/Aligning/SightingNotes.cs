using TcpSniff.Aligning;
using TcpSniff.Aligning.Fates;
using TcpSniff.Packets;
using TcpSniff.Typography;
using TcpSniff.Wording;

namespace TcpSniff.Reports.Aligning;

/// <summary>What is worth a word about a segment on its way.</summary>
internal static class SightingNotes
{
    private const int LookedAhead = 5_000;

    private static readonly Sentence Lost = new("lost between the two points of capture", "在两个抓包点之间丢失", "在兩個擷取點之間遺失");
    private static readonly Sentence LostAgain = new(
        "lost between the two points of capture; sent again {span} later, in frame {frame}", "在两个抓包点之间丢失；{span} 后在第 {frame} 帧重发", "在兩個擷取點之間遺失；{span} 後在第 {frame} 個訊框重送");

    private static readonly Sentence PartlyLost = new("{n} of it lost between the two points of capture", "其中 {n}在两个抓包点之间丢失", "其中 {n}在兩個擷取點之間遺失");
    private static readonly Sentence Overtaken = new("overtaken on the way by what was sent later", "途中被后发的报文段超过", "途中被後送的區段超過");
    private static readonly Sentence Duplicated = new("arrived once more than it was sent", "到达的次数比发送的多一次", "到達的次數比傳送的多一次");
    private static readonly Sentence Injected = new("never sent by {who}: made on the way", "{who}从未发送：途中的设备所造", "{who}從未傳送：途中的裝置所造");
    private static readonly Sentence Unrecorded = new("came by, as the numbers prove; the other capture missed it", "号码证明它经过了；另一份抓包漏记了它", "號碼證明它經過了；另一份擷取漏記了它");
    private static readonly Sentence NotCaptured = new("the other capture was not running then", "当时另一份抓包没有运行", "當時另一份擷取沒有執行");
    private static readonly Sentence Copied = new("recorded twice", "被记录了两次", "被記錄了兩次");
    private static readonly Sentence Cut = new("arrived in {n}, frames {frames}", "到达时分为 {n}，第 {frames} 帧", "到達時分為 {n}，第 {frames} 個訊框");
    private static readonly Sentence Joined = new("arrived joined with others", "到达时与其他报文段合并", "到達時與其他區段合併");
    private static readonly Sentence Changed = new("changed on the way: {what}", "途中改动：{what}", "途中改動：{what}");
    private static readonly Sentence Held = new("held by {who} for {span}", "被{who}主机耽搁 {span}", "被{who}主機耽擱 {span}");
    private static readonly Sentence Needed = new("sends frame {frame} again, which was lost", "重发丢失的第 {frame} 帧", "重送遺失的第 {frame} 個訊框");
    private static readonly Sentence Needless = new("sends frame {frame} again without need: it arrived", "不必要地重发第 {frame} 帧：它已经到达", "不必要地重送第 {frame} 個訊框：它已經到達");
    private static readonly Sentence Slow = new("held on the way: {span}, where the median is {median}", "途中耽搁：{span}，而中位数是 {median}", "途中耽擱：{span}，而中位數是 {median}");

    /// <summary>A note and how it is to look.</summary>
    /// <param name="Text">The sentence.</param>
    /// <param name="Style">How it looks.</param>
    public readonly record struct Note(Statement Text, TextStyle Style);

    /// <summary>All notes about a segment.</summary>
    public static IEnumerable<Note> Of(Alignment alignment, Sighting sighting)
    {
        if (OfFate(alignment, sighting) is { } fate)
        {
            yield return fate;
        }

        if (sighting is { Repeats: { } before } && (sighting.IsNeedless || sighting.IsRepair))
        {
            yield return new(new(sighting.IsNeedless ? Needless : Needed, ("frame", before.Frame)), sighting.IsNeedless ? TextStyle.Warning : TextStyle.Dim);
        }

        if (sighting.WasCut)
        {
            var frames = string.Join(", ", sighting.Received.Take(8).Select(segment => segment.Frame)) + (sighting.Received.Count > 8 ? ", …" : "");
            yield return new(new(Cut, ("n", Counted.Segments(sighting.Received.Count)), ("frames", frames)), TextStyle.Dim);
        }
        else if (sighting.WasJoined)
        {
            yield return new(new(Joined), TextStyle.Dim);
        }

        if (Unusual(alignment, sighting) is { Count: > 0 } changes)
        {
            yield return new(new(Changed, ("what", Punctuation.List(changes))), TextStyle.Warning);
        }

        var way = alignment.Of(sighting.From);
        if (sighting.Delay is { } delay && way.MedianDelay is { } median && delay > median + median && delay - median > Duration.FromMilliseconds(1))
        {
            yield return new(new(Slow, ("span", SpanText.Of(delay)), ("median", SpanText.Of(median))), TextStyle.Warning);
        }

        if (sighting.Held is { } held && held >= LeastHeld(alignment))
        {
            yield return new(new(Held, ("who", sighting.From.The()), ("span", SpanText.Of(held))), TextStyle.Label);
        }
    }

    private static Note? OfFate(Alignment alignment, Sighting sighting) => sighting.Fate switch
    {
        Fate.Lost => new(Again(alignment, sighting) is { } again
            ? new(LostAgain, ("span", SpanText.Of(again.Time - sighting.Sent!.Time)), ("frame", again.Frame))
            : new(Lost), TextStyle.Error),
        Fate.PartlyLost => new(new(PartlyLost, ("n", Counted.Bytes(sighting.LostNumbers))), TextStyle.Error),
        Fate.Reordered => new(new(Overtaken), TextStyle.Warning),
        Fate.Duplicated => new(new(Duplicated), TextStyle.Warning),
        Fate.Injected => new(new(Injected, ("who", sighting.From.The())), TextStyle.Error),
        Fate.Unrecorded => new(new(Unrecorded), TextStyle.Warning),
        Fate.NotCaptured => new(new(NotCaptured), TextStyle.Dim),
        Fate.Copied => new(new(Copied), TextStyle.Dim),
        _ => null,
    };

    /// <summary>Changes but for those that nearly every segment of the direction has, which are told of once.</summary>
    private static List<Phrase> Unusual(Alignment alignment, Sighting sighting) =>
        [.. Changes.Of(sighting).Where(change => !UsualChanges.Includes(alignment.Of(sighting.From), change.Field)).Select(ChangeWords.Of)];

    /// <summary>When the first number of something lost was sent again; null for never.</summary>
    private static TcpSniff.Aligning.Traces.SeenSegment? Again(Alignment alignment, Sighting lost)
    {
        if (lost.Sent is not { Numbers: > 0 } sent)
        {
            return null;
        }

        var all = alignment.Beside(lost.From).Sent(lost.From);
        for (var i = sent.Order + 1; i < Math.Min(all.Count, sent.Order + LookedAhead); i++)
        {
            if (all[i].Start <= sent.Start && all[i].End > sent.Start && !all[i].IsCopy)
            {
                return all[i];
            }
        }

        return null;
    }

    /// <summary>What a host may take before it is worth a word: half of the shortest way there and back, and never less than ten milliseconds.</summary>
    private static Duration LeastHeld(Alignment alignment) => new(Math.Max(10_000_000, alignment.Clock.RoundTrip?.Nanoseconds / 2 ?? 0));
}
