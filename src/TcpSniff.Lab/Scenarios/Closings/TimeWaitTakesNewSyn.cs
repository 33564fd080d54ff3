using System.Runtime.Versioning;
using TcpSniff.Lab.Stages;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Closings;

/// <summary>The same client port connects again while the server is in TIME-WAIT.</summary>
internal sealed class TimeWaitTakesNewSyn : Scenario
{
    /// <inheritdoc/>
    public override string Name => "time-wait-new-syn";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "The same client port connects again while the server is in TIME-WAIT",
        "服务器还在 TIME-WAIT 时，同一客户端端口再次连接",
        "伺服器還在 TIME-WAIT 時，同一用戶端埠再次連線");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "A SYN with a newer number and timestamp may take TIME-WAIT over: it cannot be an old duplicate",
        "序列号和时间戳更新的 SYN 可以接管 TIME-WAIT：它不可能是旧的重复报文",
        "序號和時間戳更新的 SYN 可以接管 TIME-WAIT：它不可能是舊的重複封包");

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        const ushort port = 40000;
        var listener = stage.Server.Listen();
        var first = stage.Client.Connect(stage.ServerEnd, port);
        var server = stage.Accept(listener);
        server.Close();
        stage.Settle();
        first.Close();
        stage.Settle();
        var second = stage.Client.Connect(stage.ServerEnd, port);
        server = stage.Accept(listener);
        stage.Say(second, server, "hello again");
    }
}
