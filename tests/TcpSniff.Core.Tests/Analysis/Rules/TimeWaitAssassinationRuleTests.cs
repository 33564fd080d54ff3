using TcpSniff.Packets;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class TimeWaitAssassinationRuleTests
{
    private const string Id = "time-wait-assassination";
    private const string Closed = Scene.Open + """
        1.0 > FIN ACK 1 ack 1
        1.1 < FIN ACK 1 ack 2
        1.2 > ACK 2 ack 2

        """;

    [Fact]
    public void A_rst_that_ends_time_wait_is_found() => Assert.Equal(Role.Server, Scene.Of(Closed + "2.0 < RST 2").Only(Id).Culprit);

    [Fact]
    public void A_rst_that_does_not_fit_ends_nothing() => Scene.Of(Closed + "2.0 < RST 4000").HasNo(Id);
}
