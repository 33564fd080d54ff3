using System.Runtime.Versioning;
using TcpSniff.Lab.Stages;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Openings;

/// <summary>The client connects to a host that drops everything.</summary>
internal sealed class UnansweredSyn : Scenario
{
    /// <inheritdoc/>
    public override string Name => "unanswered-syn";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "The client connects to a host that drops everything",
        "客户端连接到一台丢弃一切报文的主机",
        "用戶端連線到一台丟棄一切封包的主機");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "A SYN is sent again after 1 second, then after 2, each wait twice as long, before connect gives up",
        "SYN 在 1 秒后、再过 2 秒后重传，等待时间逐次加倍，最后 connect 超时放弃",
        "SYN 在 1 秒後、再過 2 秒後重傳，等待時間逐次加倍，最後 connect 逾時放棄");

    /// <inheritdoc/>
    public override Setting Setting { get; } = new() { Parameters = [new("ipv4/tcp_syn_retries", "2")] };

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        stage.Server.Listen();
        stage.Cut();
        var client = stage.Client.Connect(stage.ServerEnd);
        stage.Until(() => client.Outcome("connect") is not null);
    }
}
