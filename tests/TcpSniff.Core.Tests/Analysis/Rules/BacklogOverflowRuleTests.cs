using TcpSniff.Packets;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class BacklogOverflowRuleTests
{
    private const string Id = "backlog-overflow-suspected";
    private const string Alive = Scene.Open + """
        0.1 > PSH ACK 1 ack 1 len 10
        0.2 < ACK 1 ack 11
        """;

    private const string Unanswered = """
        0.3 > SYN 0
        1.3 > SYN 0
        3.3 > SYN 0
        """;

    [Fact]
    public void Syns_unanswered_while_other_connections_live_point_to_a_full_queue()
    {
        var scene = Scene.Of(Alive).And(Unanswered, client: "10.0.0.1:40001").And("4 > PSH ACK 11 ack 1 len 10");
        Assert.Equal((Role.Server, 1), (scene.Only(Id).Culprit, scene.Only(Id).Stream));
        scene.HasNo("unanswered-syn");
    }

    [Fact]
    public void Syns_unanswered_while_nothing_lives_say_only_that() => Scene.Of(Unanswered).HasNo(Id);

    [Fact]
    public void A_syn_ack_that_comes_again_after_the_ack_points_to_a_full_queue() => Assert.Equal(3, Scene.Of(Scene.Open + """
        1.001 < SYN ACK 0 ack 1
        1.002 > ACK 1 ack 1
        3.001 < SYN ACK 0 ack 1
        """).Only(Id).Frame);

    [Fact]
    public void A_syn_ack_that_answers_a_repeated_syn_does_not() => Scene.Of("""
        0.000 > SYN 0
        0.900 < SYN ACK 0 ack 1
        0.901 > ACK 1 ack 1
        1.000 > SYN 0
        1.900 < SYN ACK 0 ack 1
        """).HasNo(Id);
}
