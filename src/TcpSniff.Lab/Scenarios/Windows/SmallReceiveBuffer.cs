using System.Runtime.Versioning;
using TcpSniff.Lab.Links.Rules;
using TcpSniff.Lab.Stages;
using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Windows;

/// <summary>A bulk transfer to a server with a tiny receive buffer.</summary>
internal sealed class SmallReceiveBuffer : Scenario
{
    /// <inheritdoc/>
    public override string Name => "small-buffer";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "A bulk transfer to a server with a tiny receive buffer",
        "向接收缓冲区很小的服务器传送大量数据",
        "向接收緩衝區很小的伺服器傳送大量資料");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "The sender fills the window, waits a round trip, and fills it again: window and RTT bound the throughput",
        "发送方填满窗口后要等一个往返时间：窗口和 RTT 限制了吞吐量",
        "傳送方填滿視窗後要等一個往返時間：視窗和 RTT 限制了吞吐量");

    /// <inheritdoc/>
    public override Setting Setting => Setting.WithoutProbes;

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        stage.Link.Rules.Add(new Delay(Duration.FromMilliseconds(10)));
        var listener = stage.Server.Bind(Stage.ServerPort);
        listener.SetReceiveBuffer(4096);
        listener.Listen(5);
        var (client, server) = stage.OpenConnection(listener);
        stage.Transfer(client, server, 80_000);
        stage.Close(client, server);
    }
}
