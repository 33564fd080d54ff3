using System.Runtime.Versioning;
using TcpSniff.Lab.Stages;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Silences;

/// <summary>The client vanishes without a word; the server sends to nobody.</summary>
internal sealed class Vanished : Scenario
{
    /// <inheritdoc/>
    public override string Name => "vanished";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "The client vanishes without a word; the server sends to nobody",
        "客户端不辞而别；服务器的数据无人接收",
        "用戶端不告而別；伺服器的資料無人接收");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "Data is sent again after ever longer waits; without data the server would never notice",
        "数据按越来越长的间隔重传；如果没有数据要发，服务器永远不会察觉",
        "資料按越來越長的間隔重傳；如果沒有資料要送，伺服器永遠不會察覺");

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        const int retransmissions = 4;
        var (client, server) = stage.OpenConnection();
        stage.Say(client, server, "hello!");
        stage.Cut();
        server.Send("are you there?");
        stage.UntilSegments(stage.Truth.Segments + 1 + retransmissions);
    }
}
