using System.Runtime.Versioning;
using TcpSniff.Lab.Stages;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Closings;

/// <summary>The client says that it is done; the server goes on talking.</summary>
internal sealed class HalfClose : Scenario
{
    /// <inheritdoc/>
    public override string Name => "half-close";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "The client says that it is done; the server goes on talking",
        "客户端表示不再发送，服务器继续发送",
        "用戶端表示不再送出，伺服器繼續送出");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "FIN closes one direction only: shutdown(SHUT_WR) keeps the other open for the rest of the answer",
        "FIN 只关闭一个方向：shutdown(SHUT_WR) 之后仍可接收剩下的回复",
        "FIN 只關閉一個方向：shutdown(SHUT_WR) 之後仍可接收剩下的回應");

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var (client, server) = stage.OpenConnection();
        stage.Say(client, server, "tell me everything");
        client.Shutdown();
        stage.Settle();
        server.Receive();
        stage.Say(server, client, "first part");
        stage.Say(server, client, "second part");
        server.Close();
        stage.Settle();
        client.Receive();
        client.Close();
    }
}
