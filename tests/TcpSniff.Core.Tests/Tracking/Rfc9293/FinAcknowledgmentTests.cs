using TcpSniff.Packets;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Rfc9293;

/// <summary>Whether an endpoint knows that its FIN was acknowledged shows only by what it acknowledges itself.</summary>
public class FinAcknowledgmentTests
{
    [Fact]
    public void Acknowledging_a_fin_that_was_sent_before_says_nothing_of_an_acknowledgment_that_takes_no_number()
    {
        // The client's FIN is overtaken by its acknowledgment of the server's, which may be lost behind the tap: then the server is in CLOSING.
        var closing = Conversation.Open().Wait(10).Server(5001, 1001, flags: TcpFlags.Fin | TcpFlags.Ack)
            .Wait(1).Client(1002, 5002)
            .Wait(1).Client(1001, 5001, flags: TcpFlags.Fin | TcpFlags.Ack)
            .Wait(1).Server(5002, 1002);

        Assert.Equal(new(TcpState.TimeWait, Proved: false), closing.Last.Server);
    }

    [Fact]
    public void Acknowledging_what_was_sent_behind_it_does()
    {
        var closed = Conversation.Open().Wait(10).Server(5001, 1001, flags: TcpFlags.Fin | TcpFlags.Ack)
            .Wait(1).Client(1001, 5002)
            .Wait(1).Client(1001, 5002, flags: TcpFlags.Fin | TcpFlags.Ack)
            .Wait(1).Server(5002, 1002);

        Assert.Equal(new(TcpState.TimeWait, Proved: true), closed.Last.Server);
    }
}
