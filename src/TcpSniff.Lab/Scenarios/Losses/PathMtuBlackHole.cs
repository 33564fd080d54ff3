using System.Runtime.Versioning;
using TcpSniff.Lab.Links.Rules;
using TcpSniff.Lab.Stages;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Losses;

/// <summary>The path drops packets above 1200 bytes and says nothing.</summary>
internal sealed class PathMtuBlackHole : Scenario
{
    /// <inheritdoc/>
    public override string Name => "mtu-black-hole";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "The path drops packets above 1200 bytes and says nothing",
        "路径默默丢弃超过 1200 字节的分组",
        "路徑默默丟棄超過 1200 位元組的封包");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "The handshake works, full segments never arrive; after a few timeouts Linux tries smaller ones (RFC 4821)",
        "握手正常，满长的报文段却总是到不了；几次超时后 Linux 改用较小的报文段（RFC 4821）",
        "握手正常，滿長的區段卻總是到不了；幾次逾時後 Linux 改用較小的區段（RFC 4821）");

    /// <inheritdoc/>
    public override Setting Setting { get; } = new() { Parameters = [new("ipv4/tcp_mtu_probing", "1"), new("ipv4/tcp_base_mss", "1024")] };

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        stage.Link.Rules.Add(new BlackHole(largest: 1200));
        var (client, server) = stage.OpenConnection();
        stage.Say(client, server, "small ones pass");
        stage.Transfer(client, server, 5000);
        stage.Close(client, server);
    }
}
