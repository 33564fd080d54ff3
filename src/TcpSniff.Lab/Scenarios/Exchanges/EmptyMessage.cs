using System.Runtime.Versioning;
using TcpSniff.Lab.Stages;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Exchanges;

/// <summary>The client sends nothing, then something.</summary>
internal sealed class EmptyMessage : Scenario
{
    /// <inheritdoc/>
    public override string Name => "empty-message";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "The client sends nothing, then something",
        "客户端先发送空消息，再发送真正的消息",
        "用戶端先送出空訊息，再送出真正的訊息");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "send of 0 bytes puts nothing on the wire, and recv of 0 bytes means the end of the stream",
        "发送 0 字节不会产生任何报文段；recv 返回 0 表示对方已关闭",
        "送出 0 位元組不會產生任何區段；recv 傳回 0 表示對方已關閉");

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var (client, server) = stage.OpenConnection();
        client.Send("");
        stage.Settle();
        server.Receive();
        stage.Say(client, server, "now something");
        client.Close();
        stage.Settle();
        server.Receive();
        server.Close();
        stage.Settle();
    }
}
