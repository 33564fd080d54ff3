using System.Runtime.Versioning;
using TcpSniff.Lab.Stages;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Windows;

/// <summary>The server stops reading until its buffer is full, and reads on later.</summary>
internal sealed class ZeroWindow : Scenario
{
    /// <inheritdoc/>
    public override string Name => "zero-window";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "The server stops reading until its buffer is full, and reads on later",
        "服务器停止读取直到缓冲区满，之后才继续读取",
        "伺服器停止讀取直到緩衝區滿，之後才繼續讀取");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "Flow control: the window shrinks to 0, the sender probes, a window update lets it go on",
        "流量控制：窗口缩小到 0，发送方不断探测，窗口更新后才继续",
        "流量控制：視窗縮小到 0，傳送方不斷探測，視窗更新後才繼續");

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var listener = stage.Server.Bind(Stage.ServerPort);
        listener.SetReceiveBuffer(4096);
        listener.Listen(5);
        var (client, server) = stage.OpenConnection(listener);
        var sent = client.Send(Filling.Of(12_000));
        stage.Wait(TimeSpan.FromSeconds(1.5));
        stage.Drain(server, sent);
        stage.Close(client, server);
    }
}
