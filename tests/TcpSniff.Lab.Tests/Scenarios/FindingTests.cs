using Xunit;

namespace TcpSniff.Lab.Tests.Scenarios;

public class FindingTests
{
    [Theory]
    [InlineData("refused", "connection-refused")]
    [InlineData("unanswered-syn", "unanswered-syn")]
    [InlineData("syn-flood", "syn-flood")]
    [InlineData("accept-queue-overflow", "backlog-overflow-suspected")]
    [InlineData("half-close", "half-close")]
    [InlineData("reset-linger", "reset-mid-transfer")]
    [InlineData("reset-unread", "reset-mid-transfer")]
    [InlineData("killed-unread", "reset-mid-transfer")]
    [InlineData("blind-reset", "challenge-ack")]
    [InlineData("blind-syn", "challenge-ack")]
    [InlineData("vanished-keep-alive", "peer-vanished")]
    [InlineData("keep-alive", "keep-alive-probing")]
    [InlineData("mtu-black-hole", "mss-black-hole-suspected")]
    [InlineData("bad-checksum", "bad-checksum")]
    [InlineData("time-wait-new-syn", "port-reuse")]
    public void A_fault_is_found(string name, string finding) => Assert.Contains(finding, Recorded.Of(name).Findings);

    [Theory]
    [InlineData("handshake")]
    [InlineData("hello")]
    [InlineData("close-by-client")]
    [InlineData("close-by-server")]
    [InlineData("close-in-three")]
    [InlineData("simultaneous-close")]
    [InlineData("simultaneous-open")]
    [InlineData("fin-with-data")]
    [InlineData("many-clients")]
    [InlineData("killed")]
    [InlineData("ipv6")]
    [InlineData("vlan")]
    [InlineData("fast-open")]
    [InlineData("chat-room")]
    [InlineData("chat-operator")]
    [InlineData("chat-greeter")]
    [InlineData("chat-echo")]
    public void A_clean_story_has_no_finding(string name) => Assert.Empty(Recorded.Of(name).Findings);
}
