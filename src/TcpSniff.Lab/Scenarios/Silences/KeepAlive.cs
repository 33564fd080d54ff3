using System.Runtime.Versioning;
using TcpSniff.Lab.Stages;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Silences;

/// <summary>Nobody says anything, and the client asks every second whether the server is still there.</summary>
internal sealed class KeepAlive : Scenario
{
    /// <inheritdoc/>
    public override string Name => "keep-alive";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "Nobody says anything, and the client asks every second whether the server is still there",
        "双方都不说话，客户端每秒探询服务器是否还在",
        "雙方都不說話，用戶端每秒探詢伺服器是否還在");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "A keep-alive sends the number before the next one again, which makes the peer acknowledge",
        "保活探测重发前一个序列号，从而迫使对方确认",
        "保活探測重送前一個序號，從而迫使對方確認");

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var (client, server) = stage.OpenConnection();
        stage.Say(client, server, "hello!");
        client.KeepAlive(idle: 1, interval: 1, count: 3);
        stage.UntilSegments(stage.Truth.Segments + 4);
        stage.Close(client, server);
    }
}
