using System.Runtime.Versioning;
using TcpSniff.Lab.Stages;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Closings;

/// <summary>The server closes as soon as it hears that the client did.</summary>
/// <remarks>Linux delays the ACK of a FIN by 40 ms only where it expects an answer, hence the talk before.</remarks>
internal sealed class CloseInThree : Scenario
{
    /// <inheritdoc/>
    public override string Name => "close-in-three";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "The server closes as soon as it hears that the client did",
        "服务器一得知客户端关闭就立即关闭",
        "伺服器一得知用戶端關閉就立即關閉");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "When the second FIN is ready before the delayed ACK is due, both travel in one segment",
        "如果第二个 FIN 赶在延迟确认之前，ACK 和 FIN 就合并成一个报文段",
        "如果第二個 FIN 趕在延遲確認之前，ACK 和 FIN 就合併成一個區段");

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var (client, server) = stage.OpenConnection();
        stage.Say(client, server, "hello!");
        stage.Say(server, client, "hi");
        client.Close();
        stage.Until(() => server.IsReadable);
        server.Close();
        stage.Settle();
    }
}
