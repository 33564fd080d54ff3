using TcpSniff.Packets;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class ResetInHandshakeRuleTests
{
    private const string Id = "reset-in-handshake";

    [Fact]
    public void A_client_that_answers_the_syn_ack_by_a_rst_is_found() => Assert.Equal(Role.Client, Scene.Of("""
        0 > SYN 0
        0.1 < SYN ACK 0 ack 1
        0.2 > RST 1
        """).Only(Id).Culprit);

    [Fact]
    public void A_server_that_takes_its_syn_ack_back_is_found() => Assert.Equal(Role.Server, Scene.Of("""
        0 > SYN 0
        0.1 < SYN ACK 0 ack 1
        0.2 < RST 1
        """).Only(Id).Culprit);

    [Fact]
    public void A_rst_from_elsewhere_blames_neither() => Assert.Null(Scene.Of("""
        0 > SYN 0
        0.1 < SYN ACK 0 ack 1 ttl 50
        0.2 < RST 1 ttl 61
        """).Only(Id).Culprit);

    [Fact]
    public void A_refused_connection_is_something_else() => Scene.Of("""
        0 > SYN 0
        0.1 < RST ACK 0 ack 1
        """).HasNo(Id);
}
