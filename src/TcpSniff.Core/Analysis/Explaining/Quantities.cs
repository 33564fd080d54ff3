using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Explaining;

/// <summary>The names of the numbers that rules compare.</summary>
internal static class Quantities
{
    public static readonly Sentence Seq = new("seq {n}", "seq {n}", "seq {n}");
    public static readonly Sentence End = new("end {n}", "末尾 {n}", "結尾 {n}");
    public static readonly Sentence Next = new("next number {n}", "下一个序列号 {n}", "下一個序號 {n}");
    public static readonly Sentence BeforeNext = new("next number − 1 = {n}", "下一个序列号 − 1 = {n}", "下一個序號 − 1 = {n}");
    public static readonly Sentence Contiguous = new("{n}, up to where the capture has no gap", "抓包中连续到 {n}", "擷取中連續到 {n}");
    public static readonly Sentence Ack = new("ack {n}", "ack {n}", "ack {n}");
    public static readonly Sentence AckBefore = new("ack before it {n}", "之前的 ack {n}", "之前的 ack {n}");
    public static readonly Sentence AfterAckBefore = new("ack before it + 1 = {n}", "之前的 ack + 1 = {n}", "之前的 ack + 1 = {n}");
    public static readonly Sentence PeerAck = new("last ack {n}", "最后的 ack {n}", "最後的 ack {n}");
    public static readonly Sentence WindowEdge = new("edge of the window {n}", "窗口右沿 {n}", "視窗右緣 {n}");
    public static readonly Sentence Length = new("payload {n}", "载荷 {n}", "酬載 {n}");
    public static readonly Sentence Window = new("window {n}", "窗口 {n}", "視窗 {n}");
    public static readonly Sentence WindowBefore = new("window before it {n}", "之前的窗口 {n}", "之前的視窗 {n}");
    public static readonly Sentence PeerWindow = new("the other side's window {n}", "对方的窗口 {n}", "對方的視窗 {n}");
    public static readonly Sentence Duplicates = new("duplicate acks {n}", "重复确认 {n}", "重複確認 {n}");
    public static readonly Sentence SincePeer = new("{n} since the other side's last segment", "距对方最后一个报文段 {n}", "距對方最後一個區段 {n}");
    public static readonly Sentence InitialRtt = new("initial RTT {n}", "初始 RTT {n}", "初始 RTT {n}");

    /// <summary>A number that needs no name.</summary>
    public static readonly Sentence Plain = new("{n}", "{n}", "{n}");

    /// <summary>A named number.</summary>
    public static Statement Of(Sentence name, long number) => new(name, ("n", number));

    /// <summary>A named span of time.</summary>
    public static Statement Of(Sentence name, Duration span) => new(name, ("n", SpanText.Of(span)));

    /// <summary>A bare number.</summary>
    public static Statement Of(long number) => Of(Plain, number);

    /// <summary>A bare span of time.</summary>
    public static Statement Of(Duration span) => Of(Plain, span);
}
