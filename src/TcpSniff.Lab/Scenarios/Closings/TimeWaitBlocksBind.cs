using System.Runtime.Versioning;
using TcpSniff.Chat.Errors;
using TcpSniff.Lab.Stages;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Closings;

/// <summary>A server that closed first is started again at once, and cannot bind.</summary>
internal sealed class TimeWaitBlocksBind : Scenario
{
    /// <inheritdoc/>
    public override string Name => "time-wait-bind";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "A server that closed first is started again at once, and cannot bind",
        "先关闭的服务器立即重启，却无法绑定端口",
        "先關閉的伺服器立即重啟，卻無法繫結埠");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "Address already in use: the old connection's TIME-WAIT still holds the port",
        "“地址已被使用”：旧连接的 TIME-WAIT 仍占着端口",
        "「位址已被使用」：舊連線的 TIME-WAIT 仍佔著埠");

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var listener = stage.Server.Listen();
        var (client, server) = stage.OpenConnection(listener);
        stage.Say(client, server, "hello!");
        server.Close();
        listener.Close();
        stage.Settle();
        client.Close();
        stage.Settle();
        try
        {
            stage.Server.Listen();
        }
        catch (ListenException)
        {
            // The socket itself says that its bind() failed.
        }
    }
}
