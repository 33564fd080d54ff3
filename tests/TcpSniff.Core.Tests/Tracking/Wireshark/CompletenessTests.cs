using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Wireshark;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Wireshark;

public class CompletenessTests
{
    private const TcpFlags Fin = TcpFlags.Fin | TcpFlags.Ack;

    [Fact]
    public void A_handshake_is_7() => Assert.Equal(7, Of(Conversation.Open()));

    [Fact]
    public void A_whole_conversation_is_31() =>
        Assert.Equal(31, Of(Conversation.Open().Client(1001, 5001, 5).Client(1006, 5001, flags: Fin).Server(5001, 1007, flags: Fin)));

    [Fact]
    public void A_refused_connection_is_37() =>
        Assert.Equal(37, Of(new Conversation().Client(1000, 0, flags: TcpFlags.Syn).Server(0, 1001, flags: TcpFlags.Rst | TcpFlags.Ack)));

    [Fact]
    public void A_third_segment_with_data_is_no_bare_acknowledgment() =>
        Assert.Equal(Completeness.Data, new Conversation().Client(1001, 5001, 5).Client(1006, 5001, 5).Last.Connection.Completeness);

    [Fact]
    public void Of_a_connection_of_one_segment_only_a_syn_counts()
    {
        Assert.Equal(0, Of(new Conversation().Client(1001, 5001, flags: TcpFlags.Rst)));
        Assert.Equal(9, Of(new Conversation().Client(1000, 0, 5, flags: TcpFlags.Syn)));
        Assert.Equal(32, Of(new Conversation().Client(1001, 5001, flags: TcpFlags.Rst).Client(1001, 0, flags: TcpFlags.Psh)));
    }

    [Fact]
    public void A_syn_in_the_middle_counts_for_nothing() =>
        Assert.Equal(4, Of(new Conversation().Client(1001, 5001).Server(5000, 0, flags: TcpFlags.Syn)));

    private static int Of(Conversation conversation) => (int)conversation.Last.Connection.Completeness;
}
