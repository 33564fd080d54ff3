using System.Runtime.Versioning;
using TcpSniff.Lab.Stages;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Resets;

/// <summary>The server closes without reading what the client sent.</summary>
internal sealed class ResetByUnreadData : Scenario
{
    /// <inheritdoc/>
    public override string Name => "reset-unread";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "The server closes without reading what the client sent",
        "服务器没有读完客户端的数据就关闭",
        "伺服器沒有讀完用戶端的資料就關閉");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "Data thrown away is reported by RST: the client must not believe that it was read",
        "被丢弃的数据要用 RST 告知：客户端不能以为对方已读",
        "被丟棄的資料要用 RST 告知：用戶端不能以為對方已讀");

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var (client, server) = stage.OpenConnection();
        client.Send("never read");
        stage.Settle();
        server.Close();
        stage.Settle();
        client.Receive();
    }
}
