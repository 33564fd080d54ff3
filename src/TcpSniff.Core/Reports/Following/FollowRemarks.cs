using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Reassembly;
using TcpSniff.Wording;

namespace TcpSniff.Reports.Following;

/// <summary>What is said between the bytes about those that are not there, or there twice.</summary>
internal static class FollowRemarks
{
    private static readonly Sentence Missing = new("[{bytes} missing]", "[缺少 {bytes}]", "[缺少 {bytes}]");

    private static readonly Sentence NotCaptured = new("[{bytes} not captured]", "[{bytes}未捕获]", "[{bytes}未擷取]");

    private static readonly Sentence LimitReached = new(
        "[{bytes} missing: the reassembly limit was reached before they came]",
        "[缺少 {bytes}：它们到达之前已达到重组上限]",
        "[缺少 {bytes}：它們到達之前已達到重組上限]");

    private static readonly Sentence Conflict = new(
        "[frame {second} sent {bytes} otherwise than frame {first}, from offset {offset} on; the first copy stands]",
        "[第 {second} 帧从偏移 {offset} 起有 {bytes}与第 {first} 帧不同；以先到者为准]",
        "[第 {second} 框從偏移 {offset} 起有 {bytes}與第 {first} 框不同；以先到者為準]");

    /// <summary><c>[1460 bytes missing]</c>, or why else they are not there.</summary>
    public static Statement Of(in StreamGap gap)
    {
        var sentence = gap.Kind switch
        {
            GapKind.NotCaptured => NotCaptured,
            GapKind.LimitReached => LimitReached,
            _ => Missing,
        };
        return new(sentence, ("bytes", Counted.Bytes(gap.Length)));
    }

    /// <summary>Which packets differ, and where.</summary>
    public static Statement Of(in OverlapConflict conflict) => new(
        Conflict,
        ("second", conflict.SecondFrame),
        ("bytes", Counted.Bytes(conflict.Length)),
        ("first", conflict.FirstFrame),
        ("offset", conflict.Offset));
}
