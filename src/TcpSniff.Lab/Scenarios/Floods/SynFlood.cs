using System.Runtime.Versioning;
using TcpSniff.Lab.Stages;
using TcpSniff.Lab.Truth;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Floods;

/// <summary>Two hundred SYNs from nobody fill the queue of a server; a real client is not heard.</summary>
internal sealed class SynFlood : Scenario
{
    /// <inheritdoc/>
    public override string Name => "syn-flood";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "Two hundred SYNs from nobody fill the queue of a server; a real client is not heard",
        "两百个来历不明的 SYN 填满服务器的队列，真正的客户端得不到回应",
        "兩百個來歷不明的 SYN 填滿伺服器的佇列，真正的用戶端得不到回應");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "Half-open connections pile up in SYN-RECEIVED until the queue is full, then SYNs are dropped",
        "半开连接堆积在 SYN-RECEIVED，队列满后新的 SYN 被丢弃",
        "半開連線堆積在 SYN-RECEIVED，佇列滿後新的 SYN 被丟棄");

    /// <inheritdoc/>
    public override Setting Setting { get; } = new() { Parameters = [new("ipv4/tcp_syncookies", "0"), new("ipv4/tcp_max_syn_backlog", "16")] };

    /// <inheritdoc/>
    public override IReadOnlyList<Excuse> Excuses => Flood.Excuses;

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        stage.Server.Listen(backlog: 8);
        Flood.Send(stage, 200);
        var client = stage.Client.Connect(stage.ServerEnd);
        stage.Wait(TimeSpan.FromSeconds(1.5));
        client.Close();
    }
}
