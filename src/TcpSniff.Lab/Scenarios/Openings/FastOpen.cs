using System.Runtime.Versioning;
using TcpSniff.Lab.Stages;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Openings;

/// <summary>The first connection gets a cookie, the second one sends data in its SYN.</summary>
internal sealed class FastOpen : Scenario
{
    /// <inheritdoc/>
    public override string Name => "fast-open";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "The first connection gets a cookie, the second one sends data in its SYN",
        "第一个连接取得 cookie，第二个连接在 SYN 里就带上数据",
        "第一個連線取得 cookie，第二個連線在 SYN 裡就帶上資料");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "Fast Open saves a round trip: the server may answer before the handshake is complete (RFC 7413)",
        "Fast Open 省下一个往返时间：握手未完成服务器就能回复（RFC 7413）",
        "Fast Open 省下一個往返時間：握手未完成伺服器就能回應（RFC 7413）");

    /// <inheritdoc/>
    public override Setting Setting { get; } = new() { Parameters = [new("ipv4/tcp_fastopen", "3")] };

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var listener = stage.Server.Bind(Stage.ServerPort);
        listener.SetOption(TcpOption.FastOpen, 5);
        listener.Listen(5);
        for (var connection = 0; connection < 2; connection++)
        {
            var client = stage.Client.NewSocket();
            client.SetOption(TcpOption.FastOpenConnect, 1);
            client.Connect(stage.ServerEnd);
            stage.Deliver();
            client.Send("hello!");
            var server = stage.Accept(listener);
            stage.Until(() => server.IsReadable);
            server.Receive();
            stage.Say(server, client, "hi");
            stage.Close(client, server);
        }
    }
}
