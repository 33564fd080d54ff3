using System.Globalization;
using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Analysis;

/// <summary>Where to look for the cause: at which program, and when.</summary>
internal static class Advice
{
    private static readonly Sentence LookBetween = new(
        "Look at what {who}'s program did between {from} and {to} UTC.",
        "请查看{who}的程序在 {from} 到 {to}（UTC）之间做了什么。",
        "請查看{who}的程式在 {from} 到 {to}（UTC）之間做了什麼。");

    private static readonly Sentence LookBefore = new(
        "Look at what {who}'s program did just before {at} UTC.",
        "请查看{who}的程序在 {at}（UTC）之前做了什么。",
        "請查看{who}的程式在 {at}（UTC）之前做了什麼。");

    /// <summary>Look at a side's program during a time.</summary>
    public static Statement Between(Role who, CaptureTime from, CaptureTime to) => new(LookBetween, ("who", who.The()), ("from", Clock(from)), ("to", Clock(to)));

    /// <summary>Look at a side's program up to a moment.</summary>
    public static Statement Before(Role who, CaptureTime at) => new(LookBefore, ("who", who.The()), ("at", Clock(at)));

    /// <summary>A moment as <c>14:02:11.250</c> in UTC.</summary>
    internal static string Clock(CaptureTime time) =>
        DateTimeOffset.UnixEpoch.AddTicks(time.Nanoseconds / 100).ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
}
