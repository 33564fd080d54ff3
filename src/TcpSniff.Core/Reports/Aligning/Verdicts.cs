using System.Globalization;
using TcpSniff.Aligning;
using TcpSniff.Aligning.Fates;
using TcpSniff.Analysis;
using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Reports.Aligning;

/// <summary>Who is to blame: what the way did, and what the hosts did, the worst first.</summary>
internal static class Verdicts
{
    private static readonly Sentence Lost = new(
        "The way lost {n} of {who}'s {all} ({part}): sent beside {who}, never seen beside {peer}. The first is frame {frame} of {who}'s capture.",
        "途中丢失了{who}发送的 {all}中的 {n} 个（{part}）：在{who}旁发出，在{peer}旁从未出现。第一个是{who}抓包的第 {frame} 帧。",
        "途中遺失了{who}傳送的 {all}中的 {n} 個（{part}）：在{who}旁發出，在{peer}旁從未出現。第一個是{who}擷取的第 {frame} 個訊框。");

    private static readonly Sentence Overtaken = new(
        "The way changed the order of {n} of {who}'s {all}; the first is frame {frame} of {who}'s capture.",
        "途中打乱了{who}发送的 {all}中 {n} 个的顺序；第一个是{who}抓包的第 {frame} 帧。",
        "途中打亂了{who}傳送的 {all}中 {n} 個的順序；第一個是{who}擷取的第 {frame} 個訊框。");

    private static readonly Sentence Injected = new(
        "Something on the way made {n} in {who}'s name: seen beside {peer}, never sent beside {who}. The first is frame {frame} of {peer}'s capture.",
        "途中有设备以{who}的名义造了 {n}：在{peer}旁出现，在{who}旁从未发出。第一个是{peer}抓包的第 {frame} 帧。",
        "途中有裝置以{who}的名義造了 {n}：在{peer}旁出現，在{who}旁從未發出。第一個是{peer}擷取的第 {frame} 個訊框。");

    private static readonly Sentence Doubled = new(
        "{n} of {who}'s arrived once more than sent.", "{who}的 {n}到达的次数比发送的多一次。", "{who}的 {n}到達的次數比傳送的多一次。");

    private static readonly Sentence Held = new(
        "{Who}'s host, not the way, took {span} to answer before frame {frame} of its capture; {total} in all.",
        "{who}主机（而不是途中）在其抓包的第 {frame} 帧之前用了 {span} 才应答；总共 {total}。",
        "{who}主機（而不是途中）在其擷取的第 {frame} 個訊框之前用了 {span} 才回應；總共 {total}。");

    private static readonly Sentence Needless = new(
        "Not needed: {n} of {again} that {who} sent again. The originals arrived; their acknowledgments were late or lost.",
        "没有必要：{who}重发的 {again}中的 {n} 个。原来的已经到达，只是确认迟到或丢失。",
        "沒有必要：{who}重送的 {again}中的 {n} 個。原來的已經到達，只是確認遲到或遺失。");

    private static readonly Sentence Slow = new(
        "The way held {who}'s frame {frame} for {span}, where the median is {median}.",
        "途中把{who}的第 {frame} 帧耽搁到 {span}，而中位数是 {median}。",
        "途中把{who}的第 {frame} 個訊框耽擱到 {span}，而中位數是 {median}。");

    private static readonly Sentence Lowered = new(
        "A device on the way changed what {who} offered: {what}.", "途中的设备改动了{who}提出的选项：{what}。", "途中的裝置改動了{who}提出的選項：{what}。");

    private static readonly Sentence Missed = new(
        "A capture missed {n} of {who}'s that came by: the peer's acknowledgments prove it.",
        "{who}的 {n}经过时抓包漏记了：对方的确认可以证明。",
        "{who}的 {n}經過時擷取漏記了：對方的確認可以證明。");

    private static readonly Sentence Outside = new(
        "{n} of {who}'s fall outside the time of the other capture: nothing is said of them.",
        "{who}的 {n}在另一份抓包的时间之外：对它们不作判断。",
        "{who}的 {n}在另一份擷取的時間之外：對它們不作判斷。");

    private static readonly Sentence Fine = new("The way neither lost nor overtook anything.", "途中既没有丢失也没有乱序。", "途中既沒有遺失也沒有亂序。");

    /// <summary>What an answer may take before it is worth a word.</summary>
    private static Duration LongAnswer => Duration.FromMilliseconds(100);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Verdict> Of(Alignment alignment)
    {
        var verdicts = new List<Verdict>();
        foreach (var from in (Role[])[Role.Client, Role.Server])
        {
            verdicts.AddRange(OfWay(alignment, alignment.Of(from)));
            verdicts.AddRange(OfHost(alignment, alignment.Of(from)));
        }

        if (!verdicts.Any(verdict => verdict.Id is "lost-on-the-way" or "reordered-on-the-way" or "injected-on-the-way"))
        {
            verdicts.Add(new("nothing-on-the-way", Severity.Info, null, null, new(Fine)));
        }

        return [.. verdicts.OrderByDescending(verdict => verdict.Severity)];
    }

    private static IEnumerable<Verdict> OfWay(Alignment alignment, DirectionSummary way)
    {
        var from = way.From;
        if (way.Lost > 0)
        {
            var part = ((double)way.Lost / Math.Max(1, way.Sent - way[Fate.NotCaptured])).ToString("0.0 %", CultureInfo.InvariantCulture);
            yield return New("lost-on-the-way", Severity.Error, Lost, ("n", way.Lost), ("part", part), ("frame", First(Fate.Lost, Fate.PartlyLost)));
        }

        if (way[Fate.Injected] > 0)
        {
            yield return New("injected-on-the-way", Severity.Error, Injected, ("n", Counted.Segments(way[Fate.Injected])), ("frame", First(Fate.Injected)));
        }

        if (way[Fate.Reordered] > 0)
        {
            yield return New("reordered-on-the-way", Severity.Warning, Overtaken, ("n", way[Fate.Reordered]), ("frame", First(Fate.Reordered)));
        }

        if (way is { Slowest: { Delay: { } longest, Sent: { } slowest }, MedianDelay: { } median } && IsLong(longest, median, alignment.Clock.RoundTrip))
        {
            yield return New("slow-on-the-way", Severity.Warning, Slow, ("frame", slowest.Frame), ("span", SpanText.Of(longest)), ("median", SpanText.Of(median)));
        }

        if (way.Needless > 0)
        {
            yield return New("needless-retransmission", Severity.Warning, Needless, ("n", way.Needless), ("again", Counted.Segments(way.SentAgain)));
        }

        if (Offer(alignment, from) is { Count: > 0 } offer)
        {
            yield return New("changed-on-the-way", Severity.Warning, Lowered, ("what", Punctuation.List(offer)));
        }

        if (way[Fate.Duplicated] > 0)
        {
            yield return New("doubled-on-the-way", Severity.Warning, Doubled, ("n", Counted.Segments(way[Fate.Duplicated])));
        }

        if (way[Fate.Unrecorded] > 0)
        {
            yield return New("missed-by-capture", Severity.Warning, Missed, ("n", Counted.Segments(way[Fate.Unrecorded])));
        }

        if (way[Fate.NotCaptured] > 0)
        {
            yield return New("outside-of-capture", Severity.Info, Outside, ("n", Counted.Segments(way[Fate.NotCaptured])));
        }

        long First(params Fate[] fates) => alignment.Sightings.First(sighting => sighting.From == from && fates.Contains(sighting.Fate)).Segment.Frame;

        Verdict New(string id, Severity severity, Sentence sentence, params (string, Phrase)[] values) => new(id, severity, from, values.FirstOrDefault(value => value.Item1 == "frame").Item2.Number,
            new(sentence, [.. values, ("who", from.The()), ("peer", from.Peer().The()), ("all", Counted.Segments(way.Sent))]));
    }

    private static IEnumerable<Verdict> OfHost(Alignment alignment, DirectionSummary way)
    {
        var longest = alignment.Clock.RoundTrip is { } trip && trip > LongAnswer ? trip : LongAnswer;
        if (way.LongestHeld is { Held: { } held, Sent: { } sent } && held >= longest)
        {
            yield return new("held-by-host", Severity.Warning, way.From, sent.Frame, new(
                Held, ("Who", way.From.Subject()), ("who", way.From.The()), ("span", SpanText.Of(held)), ("frame", sent.Frame), ("total", SpanText.Of(way.HeldInAll))));
        }
    }

    /// <summary>What of a SYN's options did not arrive as it was sent.</summary>
    private static List<Phrase> Offer(Alignment alignment, Role from) =>
        alignment.Sightings.FirstOrDefault(sighting => sighting.From == from && sighting.Sent?.Has(TcpFlags.Syn) == true && sighting.Received.Count > 0) is { } syn
            ? [.. Changes.Of(syn).Where(change => ChangeWords.IsOption(change.Field)).Select(ChangeWords.Of)]
            : [];

    private static bool IsLong(Duration longest, Duration median, Duration? trip) =>
        longest > median + median && longest - median > Duration.FromMilliseconds(1) && (trip is null || longest - median > new Duration(trip.Value.Nanoseconds / 4));
}
