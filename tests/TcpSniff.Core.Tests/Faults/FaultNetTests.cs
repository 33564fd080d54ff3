using TcpSniff.Analysis;
using TcpSniff.Analysis.Rules;
using TcpSniff.Faults;
using TcpSniff.Generating;
using TcpSniff.Packets;
using TcpSniff.Testing;
using TcpSniff.Wording;
using Xunit;

namespace TcpSniff.Core.Tests.Faults;

public class FaultNetTests
{
    private readonly List<Fault> _told = [];
    private readonly FaultNet _net;

    public FaultNetTests() => _net = FaultNet.Holding(problem => problem is IOException, _told.Add);

    [Fact]
    public void A_rule_that_throws_loses_its_finding_and_no_other()
    {
        var pipeline = Refused();

        var findings = Analyst.Judge(pipeline.Tracker.Connections, pipeline.Record, _net, [new FaultyRule(), new ConnectionRefusedRule()]);

        Assert.Equal(["connection-refused"], findings.Select(finding => finding.Id));
        var fault = Assert.Single(_told);
        Assert.Equal((Loss.Finding, 0, 1L), (fault.Loss, fault.Stream, fault.Frame));
        Assert.StartsWith("FaultyRule.Judge < Analyst.Judge", fault.Trail);
    }

    [Fact]
    public void Where_nothing_else_is_said_a_bug_is_fatal()
    {
        var pipeline = Refused();

        Assert.Throws<InvalidOperationException>(() => Analyst.Judge(pipeline.Tracker.Connections, pipeline.Record, rules: [new FaultyRule()]));
    }

    [Fact]
    public void What_the_environment_does_is_no_bug()
    {
        Assert.Throws<IOException>(() => _net.Guard(Loss.View, null, () => throw new IOException("disk full")));
        Assert.Throws<InvalidOperationException>(() => _net.Guard(Loss.View, null, () => throw new InvalidOperationException("writer", new IOException("broken pipe"))));
        Assert.Empty(_told);
    }

    private static Pipeline Refused()
    {
        var client = Packet.Tcp().Flags(TcpFlags.Syn).Seq(100);
        var pipeline = new Pipeline(new FrameSource([new(1, client.ToBytes()), new(2, client.Answer().Flags(TcpFlags.Rst).Ack(101).ToBytes())]), new TcpSniff.Decoding.PacketDecoder());
        while (pipeline.MoveNext() == PipelineStatus.Packet)
        {
        }

        return pipeline;
    }

    private sealed class FaultyRule() : Rule("faulty", Severity.Info, new Sentence("a", "b", "c"))
    {
        public override void Judge(ConnectionCase connection) => throw new InvalidOperationException("no such rule");
    }
}
