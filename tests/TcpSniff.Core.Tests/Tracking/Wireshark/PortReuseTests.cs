using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Wireshark;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Wireshark;

public class PortReuseTests
{
    [Fact]
    public void A_syn_with_another_number_on_known_ports_begins_a_new_connection()
    {
        var it = Conversation.Open().Client(90000, 0, flags: TcpFlags.Syn);

        Assert.Equal(AnalysisFlags.ReusedPorts, it.Labels);
        Assert.Equal((1, 0u), (it.Last.Connection.Stream, it.Last.Seq));
    }

    [Fact]
    public void The_number_known_from_the_peer_s_acknowledgment_counts() =>
        Assert.Equal(1, new Conversation().Server(5001, 1001).Client(1001, 0, flags: TcpFlags.Syn).Last.Connection.Stream);

    [Theory]
    [InlineData(TcpFlags.Rst | TcpFlags.Ack)]
    [InlineData(TcpFlags.Fin | TcpFlags.Ack)]
    public void The_same_syn_after_a_reset_or_a_fin_begins_a_new_connection(TcpFlags end)
    {
        var it = new Conversation().Client(1000, 0, flags: TcpFlags.Syn).Server(0, 1001, flags: end);

        Assert.Equal(AnalysisFlags.ReusedPorts, it.Wait(500).Client(1000, 0, flags: TcpFlags.Syn).Labels);
        Assert.Equal(1, it.Last.Connection.Stream);
    }

    [Fact]
    public void A_syn_ack_with_another_number_begins_a_new_connection()
    {
        var it = Conversation.Open().Server(90000, 1001, flags: TcpFlags.Syn | TcpFlags.Ack);

        Assert.Equal(AnalysisFlags.ReusedPorts, it.Labels);
        Assert.Equal((1, 0u), (it.Last.Connection.Stream, it.Last.Seq));
    }
}
