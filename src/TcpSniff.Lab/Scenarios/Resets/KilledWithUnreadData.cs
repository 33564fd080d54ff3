using System.Runtime.Versioning;
using TcpSniff.Lab.Stages;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Resets;

/// <summary>The client's process is killed before it reads what was sent to it.</summary>
internal sealed class KilledWithUnreadData : Scenario
{
    /// <inheritdoc/>
    public override string Name => "killed-unread";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "The client's process is killed before it reads what was sent to it",
        "客户端进程还没读完收到的数据就被杀死",
        "用戶端行程還沒讀完收到的資料就被強制結束");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "With unread data the kernel closes by RST instead of FIN",
        "有未读数据时，内核用 RST 而不是 FIN 关闭连接",
        "有未讀資料時，核心用 RST 而不是 FIN 關閉連線");

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var (client, server) = stage.OpenConnection();
        stage.Say(client, server, "hello!");
        using var process = client.GiveToProcess();
        server.Send("never read");
        stage.Settle();
        process.Kill();
        stage.Settle();
        server.Receive();
        server.Close();
        stage.Settle();
    }
}
