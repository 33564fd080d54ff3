using System.Runtime.Versioning;
using TcpSniff.Lab.Stages;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Closings;

/// <summary>The client's last words and its FIN share a segment.</summary>
internal sealed class FinWithData : Scenario
{
    /// <inheritdoc/>
    public override string Name => "fin-with-data";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "The client's last words and its FIN share a segment",
        "客户端最后的数据和 FIN 在同一个报文段里",
        "用戶端最後的資料和 FIN 在同一個區段裡");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "FIN takes the number behind the last byte of data, so that one ack covers both",
        "FIN 占用最后一个数据字节之后的序列号，一个确认号同时确认两者",
        "FIN 佔用最後一個資料位元組之後的序號，一個確認號同時確認兩者");

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var (client, server) = stage.OpenConnection();
        client.SetOption(TcpOption.Cork, 1);
        client.Send("bye\n");
        client.Shutdown();
        stage.Settle();
        server.Receive();
        server.Receive();
        server.Close();
        stage.Settle();
    }
}
