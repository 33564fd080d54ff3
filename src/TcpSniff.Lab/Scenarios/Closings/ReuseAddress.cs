using System.Runtime.Versioning;
using TcpSniff.Lab.Stages;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Closings;

/// <summary>The same with SO_REUSEADDR: the server starts again at once.</summary>
internal sealed class ReuseAddress : Scenario
{
    /// <inheritdoc/>
    public override string Name => "reuse-address";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "The same with SO_REUSEADDR: the server starts again at once",
        "同样的情形，但设置了 SO_REUSEADDR：服务器立即重启成功",
        "同樣的情形，但設定了 SO_REUSEADDR：伺服器立即重啟成功");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "With the option on the old socket and the new one, TIME-WAIT keeps nobody from listening again",
        "新旧套接字都设置该选项后，TIME-WAIT 不妨碍重新监听",
        "新舊通訊端都設定該選項後，TIME-WAIT 不妨礙重新監聽");

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var listener = stage.Server.Listen(reuseAddress: true);
        var (client, server) = stage.OpenConnection(listener);
        stage.Say(client, server, "hello!");
        server.Close();
        listener.Close();
        stage.Settle();
        client.Close();
        stage.Settle();
        (client, server) = stage.OpenConnection(stage.Server.Listen(reuseAddress: true));
        stage.Say(client, server, "hello again");
    }
}
