using System.Runtime.Versioning;
using TcpSniff.Lab.Stages;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Exchanges;

/// <summary>Two messages sent one after the other arrive in one recv.</summary>
internal sealed class GluedMessages : Scenario
{
    /// <inheritdoc/>
    public override string Name => "glued-messages";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "Two messages sent one after the other arrive in one recv",
        "先后发送的两条消息被一次 recv 一起收到",
        "先後送出的兩則訊息被一次 recv 一起收到");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "TCP carries bytes, not messages: who wants messages must frame them, by line ends or by length",
        "TCP 传送的是字节流而不是消息：要分清消息边界，就得自己用换行或长度来划分",
        "TCP 傳送的是位元組流而不是訊息：要分清訊息邊界，就得自己用換行或長度來劃分");

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var (client, server) = stage.OpenConnection();
        client.Send("hello");
        stage.Deliver();
        client.Send("world");
        stage.Settle();
        server.Receive();
        client.Send("hello\n");
        stage.Deliver();
        client.Send("world\n");
        stage.Settle();
        server.Receive();
        stage.Close(client, server);
    }
}
