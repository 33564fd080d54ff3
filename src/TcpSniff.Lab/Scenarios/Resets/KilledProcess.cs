using System.Runtime.Versioning;
using TcpSniff.Lab.Stages;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Resets;

/// <summary>The client's process is killed.</summary>
internal sealed class KilledProcess : Scenario
{
    /// <inheritdoc/>
    public override string Name => "killed";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "The client's process is killed",
        "客户端进程被杀死",
        "用戶端行程被強制結束");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "The kernel closes for the dead: it still sends FIN",
        "内核替死去的进程关闭连接：仍然会发送 FIN",
        "核心替死去的行程關閉連線：仍然會送出 FIN");

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var (client, server) = stage.OpenConnection();
        stage.Say(client, server, "hello!");
        using var process = client.GiveToProcess();
        process.Kill();
        stage.Settle();
        server.Receive();
        server.Close();
        stage.Settle();
    }
}
