using TcpSniff.Packets;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Wireshark;

public class BytesInFlightTests
{
    [Fact]
    public void What_is_sent_and_not_acknowledged_is_in_flight() =>
        Assert.Equal(200, Conversation.Open().Client(1001, 5001, 100).Client(1101, 5001, 100).Last.BytesInFlight);

    [Fact]
    public void An_acknowledgment_takes_its_bytes_away_to_the_byte() =>
        Assert.Equal(150, Conversation.Open().Client(1001, 5001, 100).Server(5001, 1051).Client(1101, 5001, 100).Last.BytesInFlight);

    [Fact]
    public void Selectively_acknowledged_bytes_are_not_in_flight() =>
        Assert.Equal(200, Conversation.Open().Client(1001, 5001, 100).Client(1101, 5001, 100).ServerSack(5001, 1001, (1101, 1201)).Client(1201, 5001, 100).Last.BytesInFlight);

    [Fact]
    public void A_fin_is_not_a_byte() =>
        Assert.Equal(100, Conversation.Open().Client(1001, 5001, 100, flags: TcpFlags.Fin | TcpFlags.Ack).Last.BytesInFlight);

    [Fact]
    public void After_a_gap_they_are_known_again_once_the_peer_was_heard()
    {
        var it = Conversation.Open().Client(1001, 5001, 100).Client(1201, 5001, 100).Client(1301, 5001, 100);
        Assert.Null(it.Last.BytesInFlight);

        Assert.Equal(500, it.Server(5001, 1001).Client(1401, 5001, 100).Last.BytesInFlight);
    }

    [Fact]
    public void Numbers_from_before_the_first_one_seen_make_them_unknown() =>
        Assert.Null(new Conversation().Client(90001, 1, 100).Client(1001, 1, 100).Last.BytesInFlight);

    [Fact]
    public void One_segment_across_the_first_number_seen_is_in_flight_whole() =>
        Assert.Equal(300, new Conversation().Client(1001, 1).Client(900, 1, 300).Last.BytesInFlight);

    [Fact]
    public void An_empty_segment_has_none() => Assert.Null(Conversation.Open().Last.BytesInFlight);
}
