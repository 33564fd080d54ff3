using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>Two SYN+ACKs with different initial sequence numbers answer one SYN: two hosts or devices do, and only one can have the connection.</summary>
internal sealed class TwoAnswersRule() : Rule("two-answers", Severity.Warning, Means)
{
    private static readonly Sentence Means = new("Two different answers to one SYN.", "同一个 SYN 得到了两个不同的回应。", "同一個 SYN 得到了兩個不同的回應。");

    private static readonly Sentence Two = new(
        "The client's SYN was answered twice, in frame {first} (connection {stream}) with initial sequence number {number} and TTL {ttl}, and in frame {second} with {number2} and TTL {ttl2}. {taken} Two hosts or devices answer for {server}: a load balancer that sends one SYN to two, an address in use twice, or somebody who injects segments.",
        "客户端的 SYN 得到了两个回应：第 {first} 帧（连接 {stream}）的初始序列号为 {number}，TTL 为 {ttl}；第 {second} 帧为 {number2}，TTL 为 {ttl2}。{taken}有两台主机或设备在代表 {server} 回应：负载均衡器把同一个 SYN 发给了两台，地址被重复使用，或有人注入报文段。",
        "用戶端的 SYN 得到了兩個回應：第 {first} 個訊框（連線 {stream}）的初始序號為 {number}，TTL 為 {ttl}；第 {second} 個訊框為 {number2}，TTL 為 {ttl2}。{taken}有兩台主機或裝置在代表 {server} 回應：負載平衡器把同一個 SYN 送給了兩台，位址被重複使用，或有人注入區段。");

    private static readonly Sentence FirstTaken = new(
        "The connection goes on with the first; the second comes from somewhere else and opens nothing.",
        "连接以第一个为准；第二个来自别处，没有建立任何连接。",
        "連線以第一個為準；第二個來自別處，沒有建立任何連線。");

    private static readonly Sentence SecondTaken = new(
        "The client took the second; the first did not reach it.",
        "客户端接受了第二个；第一个没有到达它。",
        "用戶端接受了第二個；第一個沒有到達它。");

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        Judge(connection, Role.Client);
        Judge(connection, Role.Server);
    }

    private void Judge(ConnectionCase one, Role answering)
    {
        var end = one.Connection.End(answering);
        if (end.SecondAnswer is not { } answers)
        {
            return;
        }

        var (first, second) = (answers.First, answers.Second);
        one.Report(
            this, (first.Frame, answers.LastFrame),
            new(Two, ("first", first.Frame), ("stream", $"#{answers.Stream}"), ("number", first.Number.Value), ("ttl", first.Ttl),
                ("second", second.Frame), ("number2", second.Number.Value), ("ttl2", second.Ttl),
                ("taken", new Statement(answers.Taken ? SecondTaken : FirstTaken)), ("server", end.Endpoint.ToString())),
            evidence: [new("earlier_stream", answers.Stream), new("first_ttl", first.Ttl), new("second_ttl", second.Ttl), new("second_answers", answers.Count)]);
    }
}
