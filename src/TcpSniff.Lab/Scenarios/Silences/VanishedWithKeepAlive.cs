using System.Runtime.Versioning;
using TcpSniff.Lab.Stages;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Silences;

/// <summary>The client vanishes without a word; the server asks with keep-alives and gives up.</summary>
internal sealed class VanishedWithKeepAlive : Scenario
{
    /// <inheritdoc/>
    public override string Name => "vanished-keep-alive";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "The client vanishes without a word; the server asks with keep-alives and gives up",
        "客户端不辞而别；服务器发送保活探测后放弃",
        "用戶端不告而別；伺服器送出保活探測後放棄");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "Only a question that stays unanswered shows that a peer is gone",
        "只有得不到回答的探询才能说明对方已经消失",
        "只有得不到回答的探詢才能說明對方已經消失");

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var (client, server) = stage.OpenConnection();
        stage.Say(client, server, "hello!");
        server.KeepAlive(idle: 1, interval: 1, count: 3);
        stage.Cut();
        stage.Until(() => server.Outcome("recv") is not null);
        stage.Settle();
    }
}
