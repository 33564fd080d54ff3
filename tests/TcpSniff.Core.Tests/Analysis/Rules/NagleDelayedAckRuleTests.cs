using TcpSniff.Analysis;
using TcpSniff.Packets;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class NagleDelayedAckRuleTests
{
    private const string Id = "nagle-delayed-ack";

    [Theory]
    [InlineData(0.041)]
    [InlineData(0.201)]
    public void Writes_that_wait_for_delayed_acks_are_found(double delay)
    {
        var finding = Requests(count: 3, delay, gap: 0.0001).Only(Id);
        Assert.Equal((Severity.Warning, Role.Client), (finding.Severity, finding.Culprit));
        Assert.Equal(3 * delay, finding.Cost!.Value.Seconds, 6);
    }

    [Fact]
    public void A_request_or_two_are_worth_knowing() => Assert.Equal(Severity.Info, Requests(count: 2, delay: 0.041, gap: 0.0001).Only(Id).Severity);

    [Fact]
    public void A_server_that_has_something_more_to_say_is_none() => Scene.Of(Scene.Open + """
        1.000 < PSH ACK 1 ack 1 len 10
        1.041 > ACK 1 ack 11
        1.0411 < PSH ACK 11 ack 1 len 20
        """).HasNo(Id);

    [Fact]
    public void Acknowledgments_without_delay_are_none() => Requests(count: 5, delay: 0.002, gap: 0.0001).HasNo(Id);

    [Fact]
    public void Writes_that_come_at_another_time_did_not_wait() => Requests(count: 5, delay: 0.041, gap: 0.1).HasNo(Id);

    private static Scene Requests(int count, double delay, double gap)
    {
        var scene = Scene.Of(Scene.Open);
        for (var i = 0; i < count; i++)
        {
            var (start, seq, answer) = (1.0 + i, (i * 30) + 1, (i * 50) + 1);
            scene.And(FormattableString.Invariant($"""
                {start} > PSH ACK {seq} ack {answer} len 10
                {start + delay} < ACK {answer} ack {seq + 10}
                {start + delay + gap} > PSH ACK {seq + 10} ack {answer} len 20
                {start + delay + gap + 0.001} < PSH ACK {answer} ack {seq + 30} len 50
                """));
        }

        return scene;
    }
}
