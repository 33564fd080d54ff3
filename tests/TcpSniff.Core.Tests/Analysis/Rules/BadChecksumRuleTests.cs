using TcpSniff.Analysis;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class BadChecksumRuleTests
{
    private const string Id = "bad-checksum";

    [Fact]
    public void A_segment_that_arrived_damaged_is_an_error()
    {
        var finding = Scene.Of(Scene.Open + """
            0.1 < PSH ACK 1 ack 1 len 100 ttl 55 bad
            0.4 < PSH ACK 1 ack 1 len 100 ttl 55
            """).Only(Id);
        Assert.Equal((Severity.Error, 4L), (finding.Severity, finding.Frame));
    }

    [Fact]
    public void Segments_on_their_way_out_of_the_capturing_host_are_no_error() => Assert.Equal(Severity.Info, Scene.Of("""
        0.000 > SYN 0 bad
        0.001 < SYN ACK 0 ack 1 ttl 55
        0.002 > ACK 1 ack 1 bad
        0.1 > PSH ACK 1 ack 1 len 100 bad
        0.2 < ACK 1 ack 101 ttl 55
        """).Only(Id).Severity);

    [Fact]
    public void Segments_that_are_bad_and_yet_acknowledged_were_changed_later() => Assert.All(
        Scene.Of("""
            0.000 > SYN 0 ttl 60 bad
            0.001 < SYN ACK 0 ack 1 ttl 55 bad
            0.002 > ACK 1 ack 1 ttl 60 bad
            """).Findings.Where(finding => finding.Id == Id),
        finding => Assert.Equal(Severity.Info, finding.Severity));

    [Fact]
    public void Good_checksums_are_none() => Scene.Of(Scene.Open).HasNo(Id);
}
