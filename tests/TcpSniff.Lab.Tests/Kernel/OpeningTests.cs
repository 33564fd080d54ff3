using System.Net.Sockets;
using TcpSniff.Lab.Links.Rules;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;
using Xunit;

namespace TcpSniff.Lab.Tests.Kernel;

public class OpeningTests
{
    // Linux's numbers of TCP options.
    private const int Cork = 3;
    private const int QuickAck = 12;
    private const int FastOpenQueue = 23;
    private const int FastOpenConnect = 30;

    [Fact]
    public void Three_way_handshake_and_four_way_teardown()
    {
        using var theatre = Theatre.Open();
        var (client, server) = theatre.OpenConnection();
        client.Shutdown(SocketShutdown.Both);
        theatre.Run();
        server.Dispose();
        theatre.Run();
        theatre.AssertAgrees(TcpState.SynSent, TcpState.SynReceived, TcpState.Established, TcpState.FinWait2, TcpState.CloseWait, TcpState.TimeWait);
        Assert.Equal((Handshake.Complete, Teardown.FourWay), (theatre.Truth.Connection.Handshake, theatre.Truth.Connection.Teardown));
    }

    [Fact]
    public void A_port_where_nobody_listens()
    {
        using var theatre = Theatre.Open();
        theatre.Truth.Excuse(TcpState.SynReceived, null, "that nobody listens shows only in the RST");
        theatre.Connect();
        theatre.Run();
        theatre.AssertAgrees(TcpState.SynSent);
        Assert.Equal(Handshake.Refused, theatre.Truth.Connection.Handshake);
    }

    [Fact]
    public void Simultaneous_open()
    {
        using var theatre = Theatre.Open();
        var (client, server) = (theatre.NewSocket(0, bound: true), theatre.NewSocket(1, bound: true));
        Theatre.BeginConnect(client, Theatre.ServerEnd);
        Theatre.BeginConnect(server, Theatre.ClientEnd);
        theatre.Run();
        theatre.Say(client, server);
        theatre.Say(server, client);
        theatre.AssertAgrees(TcpState.SynSent, TcpState.SynReceived, TcpState.Established);
        Assert.Equal(Handshake.Simultaneous, theatre.Truth.Connection.Handshake);
    }

    [Fact]
    public void A_lost_SYN()
    {
        using var theatre = Theatre.Open();
        theatre.Link.Rules.Add(new Lose(new(0)));
        theatre.OpenConnection(4);
        theatre.AssertAgrees(TcpState.SynSent, TcpState.Established);
    }

    [Fact]
    public void A_lost_SYN_ACK()
    {
        using var theatre = Theatre.Open();
        theatre.Link.Rules.Add(new Lose(new(1)));
        theatre.OpenConnection(5);
        theatre.AssertAgrees(TcpState.SynSent, TcpState.SynReceived, TcpState.Established);
        Assert.True(theatre.Truth.Connection.SynRtt.Retransmitted);
    }

    [Fact]
    public void A_lost_ACK_of_the_handshake()
    {
        using var theatre = Theatre.Open();
        var listener = theatre.Listen();
        theatre.Connect();
        theatre.Link.Rules.Add(new Lose(new(0, skip: 1)));
        theatre.RunUntil(5);
        theatre.Run();
        Theatre.Accept(listener);
        theatre.AssertAgrees(TcpState.SynReceived, TcpState.Established);
    }

    [Fact]
    public void A_SYN_that_is_never_answered()
    {
        using var theatre = Theatre.Open();
        theatre.Link.Rules.Add(new Lose(new(0, count: 100)));
        theatre.Connect();
        theatre.RunUntil(3);
        theatre.AssertAgrees(TcpState.SynSent);
        Assert.Equal(Handshake.Unanswered, theatre.Truth.Connection.Handshake);
    }

    [Fact]
    public void A_handshake_completed_by_data_and_FIN()
    {
        using var theatre = Theatre.Open();
        var listener = theatre.Listen();
        var client = theatre.NewSocket(0, bound: true);
        Theatre.SetOption(client, QuickAck, 0);
        Theatre.BeginConnect(client, Theatre.ServerEnd);
        theatre.RunAtOnce();
        Theatre.SetOption(client, Cork, 1);
        client.Send("hello and good-bye\n"u8);
        client.Shutdown(SocketShutdown.Send);
        theatre.Run();
        var server = Theatre.Accept(listener);
        server.Receive(new byte[100]);
        server.Dispose();
        theatre.Run();
        theatre.AssertAgrees(TcpState.SynReceived, TcpState.FinWait2, TcpState.CloseWait, TcpState.TimeWait);
        Assert.Contains(theatre.Truth.Story, facts => facts.Did(SegmentEvents.Opens | SegmentEvents.FirstFin));
    }

    [Fact]
    public void A_server_that_answers_with_a_SYN_cookie()
    {
        using var theatre = Theatre.Open();
        theatre.SetParameter("ipv4/tcp_syncookies", 2);
        theatre.Truth.Excuse(TcpState.SynReceived, null, "a SYN cookie is all that the server keeps");
        theatre.OpenConnection();
        theatre.AssertAgrees(TcpState.SynSent, TcpState.Established);
    }

    [Fact]
    public void Fast_Open()
    {
        using var theatre = Theatre.Open();
        theatre.SetParameter("ipv4/tcp_fastopen", 0x207);
        var listener = theatre.NewSocket(1, bound: true);
        Theatre.SetOption(listener, FastOpenQueue, 5);
        listener.Listen(5);
        var client = theatre.NewSocket(0, bound: true);
        Theatre.SetOption(client, FastOpenConnect, 1);
        Theatre.BeginConnect(client, Theatre.ServerEnd);
        client.Send("hello\n"u8);
        theatre.RunAtOnce();
        var server = Theatre.Accept(listener);
        theatre.Say(server, client);
        theatre.AssertAgrees(TcpState.SynSent, TcpState.SynReceived, TcpState.Established);
        Assert.True(theatre.Truth.Connection.FastOpen);
    }
}
