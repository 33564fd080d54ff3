using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;
using Xunit;

namespace TcpSniff.Lab.Tests.Scenarios;

public class OpeningTests
{
    [Theory]
    [InlineData("handshake", Handshake.Complete, 3)]
    [InlineData("simultaneous-open", Handshake.Simultaneous, 14)]
    [InlineData("refused", Handshake.Refused, 2)]
    [InlineData("unanswered-syn", Handshake.Unanswered, 3)]
    public void A_connection_opens_as_its_story_says(string name, Handshake handshake, int segments)
    {
        var recorded = Recorded.Of(name);
        Assert.Equal(handshake, recorded.Connection.Handshake);
        Assert.InRange(recorded.Segments.Count, segments - 1, segments + 2);
    }

    [Fact]
    public void An_unanswered_SYN_comes_again_after_one_and_two_seconds()
    {
        var segments = Recorded.Of("unanswered-syn").Segments;
        Assert.InRange((segments[1].Time - segments[0].Time).Seconds, 0.9, 1.5);
        Assert.InRange((segments[2].Time - segments[1].Time).Seconds, 1.8, 2.7);
        Assert.Contains(Played.Of("unanswered-syn").Calls, call => call.Text == "connect() → ETIMEDOUT");
    }

    [Fact]
    public void An_old_SYN_is_reset_and_the_new_connection_opens()
    {
        var recorded = Recorded.Of("old-duplicate-syn");
        Assert.Equal([Handshake.HalfOpen, Handshake.Complete], recorded.Connections.Select(connection => connection.Handshake));
        Assert.Equal(Role.Client, recorded.Connections[0].ResetBy);
    }

    [Fact]
    public void Fast_Open_sends_data_in_the_second_connections_SYN_only() =>
        Assert.Equal([false, true], Recorded.Of("fast-open").Connections.Select(connection => connection.FastOpen));

    [Fact]
    public void A_flood_without_cookies_leaves_the_real_client_unheard()
    {
        var recorded = Recorded.Of("syn-flood");
        Assert.Equal(201, recorded.Connections.Count);
        Assert.Equal(Handshake.Unanswered, recorded.Connections[^1].Handshake);
        Assert.InRange(recorded.Connections.Count(connection => connection.Handshake == Handshake.HalfOpen), 4, 40);
    }

    [Fact]
    public void A_flood_against_cookies_is_answered_and_the_real_client_gets_in()
    {
        var recorded = Recorded.Of("syn-cookies");
        Assert.Equal(Handshake.Complete, recorded.Connections[^1].Handshake);
        Assert.True(recorded.Connections.Count(connection => connection.Handshake == Handshake.HalfOpen) > 150);
    }

    [Fact]
    public void A_full_accept_queue_leaves_the_third_client_unanswered() => Assert.Equal(
        [Handshake.Complete, Handshake.Complete, Handshake.Unanswered],
        Recorded.Of("accept-queue-overflow").Connections.Select(connection => connection.Handshake));
}
