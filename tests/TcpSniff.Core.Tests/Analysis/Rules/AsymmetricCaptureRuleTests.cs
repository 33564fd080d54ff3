using TcpSniff.Analysis;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class AsymmetricCaptureRuleTests
{
    private const string Id = "asymmetric-capture";
    private const string OnlyClient = """
        0 > SYN 0
        0.1 > ACK 1 ack 1
        0.2 > PSH ACK 1 ack 1 len 100
        0.3 > ACK 101 ack 501
        """;

    [Fact]
    public void A_client_whose_server_is_acknowledged_and_never_seen_is_found()
    {
        var scene = Scene.Of(OnlyClient);
        Assert.Equal(Severity.Info, scene.Only(Id).Severity);
        Assert.Single(scene.Findings);
    }

    [Fact]
    public void A_connection_picked_up_midway_from_one_side_is_found() => Scene.Of("""
        0 < PSH ACK 1 ack 1 len 100
        0.1 < PSH ACK 101 ack 301 len 100
        """).Only(Id);

    [Fact]
    public void A_single_syn_hides_nobody() => Scene.Of("0 > SYN 0").HasNo(Id);

    [Fact]
    public void Both_directions_are_none() => Scene.Of(Scene.Open).HasNo(Id);
}
