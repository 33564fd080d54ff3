using System.Runtime.Versioning;
using TcpSniff.Lab.Stages;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Resets;

/// <summary>The client closes with SO_LINGER at 0 seconds.</summary>
internal sealed class ResetByLinger : Scenario
{
    /// <inheritdoc/>
    public override string Name => "reset-linger";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "The client closes with SO_LINGER at 0 seconds",
        "客户端设置 SO_LINGER 为 0 秒后关闭",
        "用戶端設定 SO_LINGER 為 0 秒後關閉");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "RST ends the connection at once, in one segment, and nobody waits in TIME-WAIT",
        "RST 用一个报文段立即终止连接，没有人需要等待 TIME-WAIT",
        "RST 用一個區段立即終止連線，沒有人需要等待 TIME-WAIT");

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var (client, server) = stage.OpenConnection();
        stage.Say(client, server, "hello!");
        stage.Say(server, client, "hi");
        client.Abort();
        stage.Settle();
        server.Receive();
    }
}
