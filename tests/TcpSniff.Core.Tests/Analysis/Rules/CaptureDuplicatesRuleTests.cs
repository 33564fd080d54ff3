using TcpSniff.Analysis;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class CaptureDuplicatesRuleTests
{
    private const string Id = "capture-duplicates";

    [Fact]
    public void Packets_recorded_twice_are_a_fault_of_the_capture()
    {
        var finding = Scene.Of(Scene.Open + """
            0.1 > PSH ACK 1 ack 1 len 100
            0.1 > PSH ACK 1 ack 1 len 100 copy
            0.2 < ACK 1 ack 101
            0.2 < ACK 1 ack 101 copy
            """).Only(Id);
        Assert.Equal((Severity.Warning, 5L, 7L), (finding.Severity, finding.Frame, finding.LastFrame));
    }

    [Fact]
    public void A_segment_sent_twice_is_none() => Scene.Of(Scene.Open + """
        0.1 > PSH ACK 1 ack 1 len 100
        0.4 > PSH ACK 1 ack 1 len 100
        0.5 < ACK 1 ack 101
        """).HasNo(Id);

    [Fact]
    public void What_the_receiver_got_twice_was_doubled_by_the_network() => Scene.Of(Scene.Open + """
        0.1 > PSH ACK 1 ack 1 len 100
        0.1 > PSH ACK 1 ack 1 len 100 copy
        0.2 < ACK 1 ack 101
        0.2 < ACK 1 ack 101 sack 1 101
        """).HasNo(Id);
}
