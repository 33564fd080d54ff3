using TcpSniff.Packets;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Rules;

public sealed class WindowFullRuleTests
{
    private const string Id = "window-full";
    private const string Full = """
        0.000 > SYN 0 win 2000
        0.001 < SYN ACK 0 ack 1
        0.002 > ACK 1 ack 1 win 2000
        0.1 < ACK 1 ack 1 len 1000
        0.1 < ACK 1001 ack 1 len 1000

        """;

    [Fact]
    public void A_sender_that_waits_for_room_is_found()
    {
        var finding = Scene.Of(Full + """
            0.4 > ACK 1 ack 2001 win 2000
            0.401 < ACK 2001 ack 1 len 1000
            """).Only(Id);
        Assert.Equal((Role.Client, Duration.FromMilliseconds(300)), (finding.Culprit, finding.Cost));
    }

    [Fact]
    public void A_window_that_has_room_again_at_once_is_none() => Scene.Of(Full + """
        0.101 > ACK 1 ack 2001 win 2000
        0.401 < ACK 2001 ack 1 len 1000
        """).HasNo(Id);

    [Fact]
    public void A_window_that_closes_is_a_stall_instead() => Scene.Of(Full + """
        0.4 > ACK 1 ack 2001 win 0
        0.9 > ACK 1 ack 2001 win 2000
        0.901 < ACK 2001 ack 1 len 1000
        """).HasNo(Id);
}
