using System.Runtime.Versioning;
using TcpSniff.Lab.Stages;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Closings;

/// <summary>The server closes first, the client a while later.</summary>
internal sealed class CloseByServer : Scenario
{
    /// <inheritdoc/>
    public override string Name => "close-by-server";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "The server closes first, the client a while later",
        "服务器先关闭，客户端稍后关闭",
        "伺服器先關閉，用戶端稍後關閉");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "Either side may close first; TIME-WAIT falls to whoever does",
        "哪一方都可以先关闭；谁先关闭，谁就进入 TIME-WAIT",
        "哪一方都可以先關閉；誰先關閉，誰就進入 TIME-WAIT");

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var (client, server) = stage.OpenConnection();
        stage.Say(client, server, "hello!");
        stage.Say(server, client, "hi");
        server.Close();
        stage.Settle();
        client.Receive();
        client.Close();
        stage.Settle();
    }
}
