using System.Runtime.Versioning;
using TcpSniff.Lab.Stages;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Windows;

/// <summary>The same two pieces with TCP_NODELAY.</summary>
internal sealed class NoDelay : Scenario
{
    /// <inheritdoc/>
    public override string Name => "no-delay";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "The same two pieces with TCP_NODELAY",
        "同样分两次写出，但设置了 TCP_NODELAY",
        "同樣分兩次寫出，但設定了 TCP_NODELAY");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "Without Nagle both pieces leave at once, at the price of a segment more",
        "关闭 Nagle 后两块立即发出，代价是多一个报文段",
        "關閉 Nagle 後兩塊立即送出，代價是多一個區段");

    /// <inheritdoc/>
    public override Setting Setting => Setting.WithoutProbes;

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var (client, server) = stage.OpenConnection();
        client.SetOption(TcpOption.NoDelay, 1);
        server.SetOption(TcpOption.QuickAck, 0);
        for (var request = 0; request < 2; request++)
        {
            client.Send("question, ");
            client.Send("second half");
            stage.Settle();
            server.Receive();
            server.Send("answer");
            stage.Deliver();
            client.Receive();
        }

        client.Close();
        stage.Settle();
        server.Close();
        stage.Settle();
    }
}
