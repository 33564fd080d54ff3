using System.Runtime.Versioning;
using TcpSniff.Lab.Stages;
using TcpSniff.Lab.Truth;
using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Openings;

/// <summary>The client connects to a port where nobody listens.</summary>
internal sealed class ConnectionRefused : Scenario
{
    /// <inheritdoc/>
    public override string Name => "refused";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "The client connects to a port where nobody listens",
        "客户端连接到无人监听的端口",
        "用戶端連線到無人監聽的埠");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "The kernel answers for the missing program: RST, connection refused",
        "没有程序监听时由内核回复 RST：连接被拒绝",
        "沒有程式監聽時由核心回覆 RST：連線被拒絕");

    /// <inheritdoc/>
    public override IReadOnlyList<Excuse> Excuses { get; } =
    [
        new(TcpState.SynReceived, null, "that nobody listens shows only in the RST"),
    ];

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var client = stage.Client.Connect(stage.ServerEnd);
        stage.Settle();
        client.Outcome("connect");
    }
}
