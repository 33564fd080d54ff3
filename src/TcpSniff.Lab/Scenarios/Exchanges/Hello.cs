using System.Runtime.Versioning;
using TcpSniff.Lab.Stages;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Exchanges;

/// <summary>One request, one reply, good-bye.</summary>
internal sealed class Hello : Scenario
{
    /// <inheritdoc/>
    public override string Name => "hello";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "One request, one reply, good-bye",
        "一次请求，一次回复，然后告别",
        "一次請求，一次回應，然後告別");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "The whole life of a connection: three segments to open, data and its acknowledgments, four to close",
        "连接的一生：三次握手、数据与确认、四次挥手",
        "連線的一生：三向交握、資料與確認、四次揮手");

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var (client, server) = stage.OpenConnection();
        stage.Say(client, server, "hello!");
        stage.Say(server, client, "hi");
        client.Close();
        stage.Settle();
        server.Receive();
        server.Close();
        stage.Settle();
    }
}
