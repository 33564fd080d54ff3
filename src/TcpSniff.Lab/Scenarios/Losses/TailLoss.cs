using System.Runtime.Versioning;
using TcpSniff.Lab.Links.Rules;
using TcpSniff.Lab.Stages;
using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Losses;

/// <summary>The last two segments of a burst are lost.</summary>
internal sealed class TailLoss : Scenario
{
    /// <inheritdoc/>
    public override string Name => "tail-loss";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "The last two segments of a burst are lost",
        "一批数据的最后两个报文段丢失",
        "一批資料的最後兩個區段遺失");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "No later segment can cause duplicate acks; a tail loss probe asks after two round trips (RFC 8985)",
        "后面没有报文段能引发重复确认；发送方在两个往返时间后发出尾部丢失探测（RFC 8985）",
        "後面沒有區段能引發重複確認；傳送方在兩個往返時間後送出尾部遺失探測（RFC 8985）");

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        stage.Link.Rules.Add(new Lose(new(0, skip: 3, count: 2, payload: 500)));
        stage.Link.Rules.Add(new Delay(Duration.FromMilliseconds(10)));
        var (client, server) = stage.OpenConnection();
        stage.Transfer(client, server, 4 * 1448 + 1000);
        stage.Close(client, server);
    }
}
