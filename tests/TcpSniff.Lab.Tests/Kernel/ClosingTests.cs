using System.Net.Sockets;
using TcpSniff.Lab.Links.Rules;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;
using Xunit;

namespace TcpSniff.Lab.Tests.Kernel;

public class ClosingTests
{
    // Linux's number of the TCP option that holds small segments back.
    private const int Cork = 3;

    [Fact]
    public void The_server_closes_first()
    {
        using var theatre = Theatre.Open();
        var (client, server) = theatre.OpenConnection();
        server.Dispose();
        theatre.Run();
        client.Dispose();
        theatre.Run();
        theatre.AssertAgrees(TcpState.FinWait2, TcpState.CloseWait, TcpState.TimeWait);
        Assert.Equal((Teardown.FourWay, Sides.Server, Sides.Server), Ending(theatre));
    }

    [Fact]
    public void Three_segments()
    {
        // The server must close before Linux's delayed acknowledgment goes out by itself; a busy machine may miss these 40 ms.
        for (var attempt = 1; ; attempt++)
        {
            using var theatre = Theatre.Open();
            var (client, server) = theatre.OpenConnection();
            client.Dispose();
            theatre.RunAtOnce();
            server.Dispose();
            theatre.Run();
            theatre.AssertAgrees(TcpState.FinWait1, TcpState.LastAck, TcpState.TimeWait);
            if (attempt < 10 && theatre.Truth.Connection.Teardown != Teardown.ThreeSegment)
            {
                continue;
            }

            Assert.Equal((Teardown.ThreeSegment, Sides.Client, Sides.Client), Ending(theatre));
            return;
        }
    }

    [Fact]
    public void Simultaneous_close()
    {
        using var theatre = Theatre.Open();
        var (client, server) = theatre.OpenConnection();
        client.Dispose();
        server.Dispose();
        theatre.Run();
        theatre.AssertAgrees(TcpState.FinWait1, TcpState.Closing, TcpState.TimeWait);
        Assert.Equal((Teardown.Simultaneous, Sides.Both, Sides.Both), Ending(theatre));
    }

    [Fact]
    public void Half_close_with_data_flowing_on()
    {
        using var theatre = Theatre.Open();
        var (client, server) = theatre.OpenConnection();
        client.Shutdown(SocketShutdown.Send);
        theatre.Run();
        theatre.Say(server, client);
        theatre.Say(server, client);
        Assert.Contains(theatre.Truth.Story, facts => facts.Did(SegmentEvents.HalfCloseData));
        server.Dispose();
        theatre.Run();
        theatre.AssertAgrees(TcpState.FinWait1, TcpState.FinWait2, TcpState.CloseWait, TcpState.TimeWait);
        Assert.Equal((Teardown.FourWay, Sides.Client, Sides.Client), Ending(theatre));
    }

    [Fact]
    public void A_FIN_with_data()
    {
        using var theatre = Theatre.Open();
        var (client, server) = theatre.OpenConnection();
        Theatre.SetOption(client, Cork, 1);
        client.Send("bye\n"u8);
        client.Shutdown(SocketShutdown.Send);
        theatre.Run();
        Assert.Contains(theatre.Truth.Story, facts => facts.Did(SegmentEvents.FirstFin) && facts.Segment.PayloadLength == 4);
        server.Receive(new byte[100]);
        server.Dispose();
        theatre.Run();
        theatre.AssertAgrees(TcpState.FinWait2, TcpState.TimeWait);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    public void A_lost_FIN_or_its_acknowledgment(int from, int skip)
    {
        using var theatre = Theatre.Open();
        var (client, server) = theatre.OpenConnection();
        theatre.Link.Rules.Add(new Lose(new(from, skip)));
        client.Dispose();
        theatre.Link.RunUntilQuiet(TimeSpan.FromMilliseconds(600));
        server.Dispose();
        theatre.Run();
        theatre.AssertAgrees(TcpState.FinWait1, TcpState.FinWait2, TcpState.CloseWait, TcpState.TimeWait);
        Assert.Equal((Teardown.FourWay, Sides.Client, Sides.Client), Ending(theatre));
    }

    [Fact]
    public void A_lost_last_acknowledgment()
    {
        using var theatre = Theatre.Open();
        var (client, server) = theatre.OpenConnection();
        client.Dispose();
        theatre.Run();
        theatre.Link.Rules.Add(new Lose(new(0)));
        server.Dispose();
        theatre.Link.RunUntilQuiet(TimeSpan.FromMilliseconds(600));
        theatre.AssertAgrees(TcpState.LastAck, TcpState.TimeWait);
        Assert.Contains(theatre.Truth.Story, facts => facts.Did(SegmentEvents.FinAgain));
    }

    [Fact]
    public void A_lost_crossing_FIN()
    {
        using var theatre = Theatre.Open();
        var (client, server) = theatre.OpenConnection();
        theatre.Link.Rules.Add(new Lose(new(1)));
        client.Dispose();
        server.Dispose();
        theatre.Link.RunUntilQuiet(TimeSpan.FromMilliseconds(600));
        theatre.AssertAgrees(TcpState.FinWait1, TcpState.Closing, TcpState.TimeWait);
    }

    [Fact]
    public void A_FIN_that_overtakes_lost_data()
    {
        using var theatre = Theatre.Open();
        var (client, server) = theatre.OpenConnection();
        theatre.Link.Rules.Add(new Lose(new(0)));
        client.Send("lost\n"u8);
        theatre.RunAtOnce();
        client.Shutdown(SocketShutdown.Send);
        theatre.Link.RunUntilQuiet(TimeSpan.FromMilliseconds(600));
        server.Receive(new byte[100]);
        server.Dispose();
        theatre.Run();
        theatre.AssertAgrees(TcpState.FinWait1, TcpState.FinWait2, TcpState.TimeWait);
    }

    [Fact]
    public void A_blind_FIN_outside_the_window()
    {
        using var theatre = Theatre.Open();
        theatre.OpenConnection();
        theatre.Inject(0, TcpFlags.Fin | TcpFlags.Ack, 5_000_000, "x");
        theatre.Run();
        theatre.AssertAgrees(TcpState.Established);
        Assert.Contains(theatre.Truth.Story, facts => facts.Did(SegmentEvents.OutOfWindow));
        Assert.Equal(Teardown.None, theatre.Truth.Connection.Teardown);
    }

    [Fact]
    public void Numbers_that_wrap()
    {
        using var theatre = Theatre.Open();
        var listener = theatre.Listen();
        var client = theatre.Connect(firstNumber: uint.MaxValue - 3);
        theatre.Run();
        var server = Theatre.Accept(listener);
        theatre.Say(client, server);
        Assert.True(theatre.Truth.Last.Segment.Ack.Value < 100);
        theatre.Say(server, client);
        client.Dispose();
        theatre.Run();
        server.Dispose();
        theatre.Run();
        theatre.AssertAgrees(TcpState.FinWait2, TcpState.TimeWait);
        Assert.Equal((Teardown.FourWay, Sides.Client, Sides.Client), Ending(theatre));
    }

    [Fact]
    public void Keep_alives()
    {
        using var theatre = Theatre.Open();
        var (client, _) = theatre.OpenConnection();
        client.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 1);
        client.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 1);
        client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        theatre.RunUntil(theatre.Truth.Segments + 2);
        theatre.Run();
        theatre.AssertAgrees(TcpState.Established);
        Assert.Equal(Teardown.None, theatre.Truth.Connection.Teardown);
    }

    private static (Teardown Kind, Sides First, Sides Waits) Ending(Theatre theatre) =>
        (theatre.Truth.Connection.Teardown, theatre.Truth.Connection.ClosedFirst, theatre.Truth.Connection.TimeWait);
}
