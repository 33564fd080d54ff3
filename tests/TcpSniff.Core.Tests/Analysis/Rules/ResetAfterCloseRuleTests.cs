using TcpSniff.Analysis;
using TcpSniff.Packets;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class ResetAfterCloseRuleTests
{
    private const string Id = "reset-after-close";
    private const string ClosedByClient = Scene.Open + """
        0.1 > FIN ACK 1 ack 1
        0.2 < ACK 1 ack 2

        """;

    [Fact]
    public void A_client_that_closed_and_does_not_read_the_rest_is_found()
    {
        var finding = Scene.Of(ClosedByClient + """
            0.3 < PSH ACK 1 ack 2 len 20
            0.4 > RST 2
            """).Only(Id);
        Assert.Equal((Severity.Info, Role.Client), (finding.Severity, finding.Culprit));
    }

    [Fact]
    public void The_loss_of_more_than_a_farewell_is_a_warning() => Assert.Equal(Severity.Warning, Scene.Of(ClosedByClient + """
        0.3 < PSH ACK 1 ack 2 len 1000
        0.4 > RST 2
        """).Only(Id).Severity);

    [Fact]
    public void Whoever_answers_a_fin_by_a_rst_is_warned_of() => Assert.Equal((Severity.Warning, Role.Server), Scene.Of(ClosedByClient + """
        0.3 < RST ACK 1 ack 2
        """).Only(Id) is var finding ? (finding.Severity, finding.Culprit!.Value) : default);

    [Fact]
    public void A_proper_end_is_none() => Scene.Of(ClosedByClient + """
        0.3 < FIN ACK 1 ack 2
        0.4 > ACK 2 ack 2
        """).HasNo(Id);
}
