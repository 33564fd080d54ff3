using System.Runtime.Versioning;
using TcpSniff.Lab.Stages;
using TcpSniff.Lab.Truth;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Floods;

/// <summary>The same flood against a server with SYN cookies; the real client gets in.</summary>
internal sealed class SynCookies : Scenario
{
    /// <inheritdoc/>
    public override string Name => "syn-cookies";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "The same flood against a server with SYN cookies; the real client gets in",
        "同样的洪水攻击，但服务器启用 SYN cookie，真正的客户端能连上",
        "同樣的洪水攻擊，但伺服器啟用 SYN cookie，真正的用戶端能連上");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "The server keeps nothing: all it has to know comes back in the third segment",
        "服务器什么都不保存：需要的信息都会随第三个报文段回来",
        "伺服器什麼都不保存：需要的資訊都會隨第三個區段回來");

    /// <inheritdoc/>
    public override Setting Setting { get; } = new() { Parameters = [new("ipv4/tcp_syncookies", "1"), new("ipv4/tcp_max_syn_backlog", "16")] };

    /// <inheritdoc/>
    public override IReadOnlyList<Excuse> Excuses => Flood.Excuses;

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var listener = stage.Server.Listen(backlog: 8);
        Flood.Send(stage, 200);
        var client = stage.Client.Connect(stage.ServerEnd);
        stage.Say(client, stage.Accept(listener), "hello!");
    }
}
