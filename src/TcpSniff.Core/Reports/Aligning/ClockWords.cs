using System.Globalization;
using TcpSniff.Aligning.Clocks;
using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Reports.Aligning;

/// <summary>How two clocks relate, in words.</summary>
internal static class ClockWords
{
    private static readonly Sentence Ahead = new("the server's is {span} ahead of the client's", "服务器的时钟比客户端的快 {span}", "伺服器的時鐘比用戶端的快 {span}");
    private static readonly Sentence Behind = new("the server's is {span} behind the client's", "服务器的时钟比客户端的慢 {span}", "伺服器的時鐘比用戶端的慢 {span}");
    private static readonly Sentence Same = new("both show the same time", "两个时钟显示相同的时间", "兩個時鐘顯示相同的時間");
    private static readonly Sentence Gains = new("it gains {ppm} ppm (±{error})", "每秒快 {ppm} ppm（±{error}）", "每秒快 {ppm} ppm（±{error}）");
    private static readonly Sentence Loses = new("it loses {ppm} ppm (±{error})", "每秒慢 {ppm} ppm（±{error}）", "每秒慢 {ppm} ppm（±{error}）");
    private static readonly Sentence NoDrift = new("no drift that would show (±{error} ppm)", "看不出漂移（±{error} ppm）", "看不出漂移（±{error} ppm）");

    private static readonly Sentence Symmetric = new(
        "the fastest segments took equally long in both directions: then the offset is right to ±{error}. Whatever they took, it is right to ±{bound}.",
        "两个方向上最快的报文段用时相同：此时偏移的误差为 ±{error}。无论各用多久，误差不超过 ±{bound}。",
        "兩個方向上最快的區段用時相同：此時偏移的誤差為 ±{error}。無論各用多久，誤差不超過 ±{bound}。");

    private static readonly Sentence OneSided = new(
        "only one direction is in both captures, so its fastest segment is taken to have needed no time at all: delays are what the others took longer, and nothing bounds the offset's error.",
        "两份抓包共有的只有一个方向。最快的报文段视为不用时间：延迟只是其他报文段比它多用的时间，偏移的误差没有上限。",
        "兩份擷取共有的只有一個方向。最快的區段視為不用時間：延遲只是其他區段比它多用的時間，偏移的誤差沒有上限。");

    /// <summary>Offset and drift.</summary>
    public static IEnumerable<Statement> Relation(ClockRelation clock)
    {
        var span = new Duration(Math.Abs(Math.Max(clock.Offset.Nanoseconds, -long.MaxValue)));
        yield return span <= clock.Error ? new(Same) : new(clock.Offset > Duration.Zero ? Ahead : Behind, ("span", Exact(span)));
        yield return Math.Abs(clock.Drift) <= clock.DriftError ? new(NoDrift, ("error", Parts(clock.DriftError)))
            : new(clock.Drift > 0 ? Gains : Loses, ("ppm", Parts(Math.Abs(clock.Drift))), ("error", Parts(clock.DriftError)));
    }

    /// <summary>What is assumed of the delays of both directions, and how wrong the offset may be.</summary>
    public static Statement Assumption(ClockRelation clock) => clock is { Basis: ClockBasis.BothDirections, Bound: { } bound }
        ? new(Symmetric, ("error", SpanText.Of(clock.Error)), ("bound", SpanText.Of(bound)))
        : new(OneSided);

    /// <summary>Seconds with six digits; from a minute on with the hours and minutes that they are, too.</summary>
    private static string Exact(Duration span)
    {
        var seconds = span.Seconds.ToString("0.000000", CultureInfo.InvariantCulture) + " s";
        return span.Seconds < 60 ? seconds : $"{seconds} ({SpanText.Of(span)})";
    }

    private static string Parts(double drift) => (drift * 1e6).ToString("0.##", CultureInfo.InvariantCulture);
}
