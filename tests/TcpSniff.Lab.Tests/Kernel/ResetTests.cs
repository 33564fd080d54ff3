using System.Net.Sockets;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;
using Xunit;

namespace TcpSniff.Lab.Tests.Kernel;

public class ResetTests
{
    private const string Forged = "a forged segment with the right number cannot be told from a real one";

    [Fact]
    public void Close_with_linger_zero()
    {
        using var theatre = Theatre.Open();
        var (client, _) = theatre.OpenConnection();
        client.LingerState = new(true, 0);
        client.Dispose();
        theatre.Run();
        theatre.AssertAgrees(TcpState.Established);
        Assert.Equal((Teardown.Reset, Role.Client), (theatre.Truth.Connection.Teardown, theatre.Truth.Connection.ResetBy));
    }

    [Fact]
    public void Close_with_unread_data()
    {
        using var theatre = Theatre.Open();
        var (client, server) = theatre.OpenConnection();
        client.Send("never read\n"u8);
        theatre.Run();
        server.Dispose();
        theatre.Run();
        theatre.AssertAgrees(TcpState.Established);
        Assert.Equal((Teardown.Reset, Role.Server), (theatre.Truth.Connection.Teardown, theatre.Truth.Connection.ResetBy));
    }

    [Fact]
    public void Data_for_an_end_that_has_closed_both_ways()
    {
        using var theatre = Theatre.Open();
        var (client, server) = theatre.OpenConnection();
        client.Dispose();
        theatre.Run();
        theatre.Truth.Excuse(TcpState.FinWait2, null, "whether the program still reads shows only in the RST");
        server.Send("too late\n"u8);
        theatre.Run();
        theatre.AssertAgrees(TcpState.FinWait2, TcpState.CloseWait);
        Assert.Equal(Teardown.Reset, theatre.Truth.Connection.Teardown);
    }

    [Fact]
    public void A_reset_in_CLOSE_WAIT()
    {
        using var theatre = Theatre.Open();
        var (client, server) = theatre.OpenConnection();
        client.Shutdown(SocketShutdown.Send);
        theatre.Run();
        server.LingerState = new(true, 0);
        server.Dispose();
        theatre.Run();
        theatre.AssertAgrees(TcpState.FinWait2, TcpState.CloseWait);
        Assert.Equal((Teardown.Reset, Sides.Client, Role.Server), (theatre.Truth.Connection.Teardown, theatre.Truth.Connection.ClosedFirst, theatre.Truth.Connection.ResetBy));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(-1)]
    [InlineData(10_000_000)]
    public void A_blind_reset_with_the_wrong_number_is_ignored(int off)
    {
        using var theatre = Theatre.Open();
        theatre.OpenConnection();
        theatre.Inject(0, TcpFlags.Rst, off);
        theatre.Run();
        Assert.Contains(theatre.Truth.Story, facts => facts.Did(SegmentEvents.RstIgnored));
        theatre.AssertAgrees(TcpState.Established);
        Assert.Equal(off is > 0 and < 10_000, theatre.Truth.Last.Did(SegmentEvents.ChallengeAck));
    }

    [Fact]
    public void A_blind_reset_with_the_right_number_resets()
    {
        using var theatre = Theatre.Open();
        theatre.OpenConnection();
        theatre.Truth.Excuse(TcpState.Closed, TcpState.Established, Forged);
        theatre.Inject(0, TcpFlags.Rst, 0);
        theatre.Run();
        theatre.AssertAgrees(TcpState.Established);
        Assert.True(theatre.Truth.Last.Did(SegmentEvents.Aborts));
    }

    [Fact]
    public void A_blind_SYN_in_an_open_connection_is_challenged()
    {
        using var theatre = Theatre.Open();
        theatre.OpenConnection();
        theatre.Truth.Excuse(TcpState.SynSent, TcpState.Established, Forged);
        theatre.Inject(0, TcpFlags.Syn, 5000);
        theatre.Run();
        theatre.AssertAgrees(TcpState.Established);
        Assert.Contains(theatre.Truth.Story, facts => facts.Did(SegmentEvents.SynIgnored));
    }

    [Fact]
    public void TIME_WAIT_gives_way_to_a_new_SYN()
    {
        using var theatre = Theatre.Open();
        var listener = theatre.Listen();
        var client = theatre.Connect();
        theatre.Run();
        var server = Theatre.Accept(listener);
        server.Dispose();
        theatre.Run();
        client.Dispose();
        theatre.Run();
        client = theatre.Connect();
        theatre.Run();
        server = Theatre.Accept(listener);
        theatre.Say(client, server);
        theatre.AssertAgrees(TcpState.TimeWait, TcpState.SynReceived, TcpState.Established);
        Assert.Equal(1, theatre.Truth.Connection.Stream);
        Assert.Contains(theatre.Truth.Story, facts => facts.Did(SegmentEvents.ReusesTimeWait));
    }

    [Fact]
    public void TIME_WAIT_does_not_give_way_to_an_older_SYN()
    {
        using var theatre = Theatre.Open();
        var (client, server) = theatre.OpenConnection();
        server.Dispose();
        theatre.Run();
        client.Dispose();
        theatre.Run();
        theatre.Truth.Excuse(TcpState.SynSent, null, Forged);
        theatre.Inject(0, TcpFlags.Syn, -5000);
        theatre.Run();
        theatre.AssertAgrees(TcpState.TimeWait);
        Assert.Contains(theatre.Truth.Story, facts => facts.Did(SegmentEvents.SynIgnored | SegmentEvents.Starts));
    }

    [Fact]
    public void A_reset_assassinates_TIME_WAIT()
    {
        using var theatre = Theatre.Open();
        var (client, server) = theatre.OpenConnection();
        client.Dispose();
        theatre.Run();
        server.Dispose();
        theatre.Run();
        theatre.Inject(1, TcpFlags.Rst, 0);
        theatre.Run();
        Assert.True(theatre.Truth.Last.Did(SegmentEvents.AssassinatesTimeWait));
        theatre.AssertAgrees(TcpState.TimeWait);
    }

    [Fact]
    public void A_client_that_forgot_its_connection_opens_a_new_one_after_resetting_the_old()
    {
        using var theatre = Theatre.Open();
        var listener = theatre.Listen();
        var client = theatre.Connect();
        theatre.Run();
        var server = Theatre.Accept(listener);
        theatre.Say(client, server);
        theatre.Say(server, client);
        Theatre.Forget(client);
        theatre.Connect();
        theatre.RunUntil(theatre.Truth.Segments + 5);
        theatre.Run();
        theatre.AssertAgrees(TcpState.SynSent, TcpState.Established);
        Assert.Equal(Handshake.Complete, theatre.Truth.Connection.Handshake);
    }

    [Fact]
    public void A_client_that_is_gone_answers_the_SYN_ACK_by_a_RST()
    {
        using var theatre = Theatre.Open();
        theatre.Listen();
        var client = theatre.Connect();
        theatre.Truth.Excuse(TcpState.SynSent, null, "the program died without a word");
        theatre.Truth.Excuse(TcpState.Established, null, "the program died without a word");
        client.LingerState = new(true, 0);
        client.Dispose();
        theatre.Run();
        theatre.AssertAgrees(TcpState.SynReceived);
        Assert.Equal(Handshake.HalfOpen, theatre.Truth.Connection.Handshake);
    }
}
