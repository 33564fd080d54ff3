using TcpSniff.Packets;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Reassembly;

public class ConnectionStreamsTests
{
    [Fact]
    public void Both_sides_speak_from_the_byte_after_their_syn()
    {
        var (client, server) = TwoStreams.Open().Client(1001, 5001, "hello").Server(5001, 1006, "welcome").Tell();

        Assert.Equal(("hello", "welcome"), (client.ToString(), server.ToString()));
        Assert.Equal(0, client.Pieces[0].Offset);
    }

    [Fact]
    public void Segments_that_changed_places_are_put_in_order()
    {
        var (client, _) = TwoStreams.Open().Client(1006, 5001, "world").Client(1001, 5001, "hello").TellLive();
        Assert.Equal("helloworld", client.ToString());
    }

    [Fact]
    public void A_retransmission_with_other_boundaries_adds_only_what_is_new()
    {
        var (client, _) = TwoStreams.Open().Client(1001, 5001, "hel").Client(1001, 5001, "hello, ").Client(1004, 5001, "lo, world").Tell();
        Assert.Equal("hello, world", client.ToString());
        Assert.Empty(client.Conflicts);
    }

    [Fact]
    public void What_the_peer_acknowledged_and_nobody_captured_is_a_gap()
    {
        var (client, _) = TwoStreams.Open().Client(1001, 5001, "one").Client(1008, 5001, "two").Server(5001, 1011).Tell();
        Assert.Equal("one[4]two", client.ToString());
    }

    [Fact]
    public void A_gap_at_the_end_shows_by_the_acknowledgment_alone()
    {
        var (client, _) = TwoStreams.Open().Client(1001, 5001, "one").Server(5001, 1009).Tell();
        Assert.Equal("one[5]", client.ToString());
    }

    [Fact]
    public void One_acknowledged_number_more_than_was_seen_is_taken_for_the_fin()
    {
        var (client, _) = TwoStreams.Open().Client(1001, 5001, "one").Server(5001, 1005).Tell();
        Assert.Equal("one", client.ToString());
    }

    [Fact]
    public void Data_captured_after_its_acknowledgment_still_finds_its_place()
    {
        var talk = TwoStreams.Open().Client(1004, 5001, "two").Server(5001, 1007, "answer").Client(1001, 5007, "one");
        Assert.Equal("onetwo", talk.Tell().Client.ToString());
        Assert.Equal("onetwo", talk.TellLive().Client.ToString());
    }

    [Fact]
    public void A_known_gap_is_told_before_the_answer_to_what_follows_it()
    {
        var order = new List<string>();
        var talk = TwoStreams.Open().Client(1004, 5001, "two").Server(5001, 1007, "answer");
        var (client, server) = talk.Tell();
        order.AddRange(client.Pieces.Concat(server.Pieces).OrderBy(piece => piece.Frame).Select(piece => $"{piece.Frame}"));
        Assert.Equal(("[3]two", "answer"), (client.ToString(), server.ToString()));
        Assert.Equal(["4", "5"], order);
    }

    [Fact]
    public void A_keep_alive_byte_is_neither_data_nor_a_conflict()
    {
        var (client, _) = TwoStreams.Open().Client(1001, 5001, "hello").Server(5001, 1006).Client(1005, 5001, "\0").Tell();
        Assert.Equal("hello", client.ToString());
        Assert.Empty(client.Conflicts);
    }

    [Fact]
    public void Data_of_a_syn_comes_first_and_its_repetition_adds_nothing()
    {
        var (client, _) = new TwoStreams()
            .Client(1000, 0, "GET ", TcpFlags.Syn)
            .Server(5000, 1001, "", TcpFlags.Syn | TcpFlags.Ack)
            .Client(1001, 5001, "GET /")
            .Tell();
        Assert.Equal("GET /", client.ToString());
    }

    [Fact]
    public void Nothing_comes_after_the_fin()
    {
        var (client, _) = TwoStreams.Open()
            .Client(1001, 5001, "bye", TcpFlags.Fin | TcpFlags.Ack)
            .Server(5001, 1005)
            .Client(1004, 5001, "and more")
            .Tell();
        Assert.Equal("bye", client.ToString());
    }

    [Fact]
    public void What_the_receiver_drops_does_not_take_the_place_of_what_it_accepts()
    {
        var (client, _) = TwoStreams.Open()
            .Client(1001, 0, "evil", TcpFlags.None)
            .Client(1001, 5001, "good")
            .Tell();
        Assert.Equal("good", client.ToString());
    }

    [Fact]
    public void The_message_of_a_reset_is_shown_where_nothing_else_was_sent()
    {
        var (client, _) = TwoStreams.Open().Client(1001, 5001, "one ").Client(1005, 5001, "no memory", TcpFlags.Rst | TcpFlags.Ack).Tell();
        Assert.Equal("one no memory", client.ToString());
    }

    [Fact]
    public void Data_under_way_when_the_reset_came_is_still_what_the_side_sent()
    {
        var (client, _) = TwoStreams.Open().Client(1001, 5001, "one ").Server(5001, 1005, "", TcpFlags.Rst | TcpFlags.Ack).Client(1005, 5001, "two").Tell();
        Assert.Equal("one two", client.ToString());
    }

    [Fact]
    public void A_syn_ack_with_another_number_counts_as_long_as_the_client_has_not_answered_the_first()
    {
        var (_, server) = new TwoStreams()
            .Client(1000, 0, "", TcpFlags.Syn)
            .Server(5000, 1001, "", TcpFlags.Syn | TcpFlags.Ack)
            .Server(9000, 1001, "", TcpFlags.Syn | TcpFlags.Ack)
            .Client(1001, 9001)
            .Server(9001, 1001, "hello")
            .Tell();
        Assert.Equal("hello", server.ToString());
    }

    [Fact]
    public void A_forged_syn_ack_into_the_connection_moves_nothing()
    {
        var (_, server) = TwoStreams.Open()
            .Server(9000, 1001, "", TcpFlags.Syn | TcpFlags.Ack)
            .Server(5001, 1001, "hello")
            .Tell();
        Assert.Equal("hello", server.ToString());
    }

    [Fact]
    public void Picked_up_midway_the_peers_acknowledgment_shows_what_belongs_before_the_first_segment()
    {
        var (client, _) = new TwoStreams()
            .Server(5001, 1001)
            .Client(1006, 5001, "world")
            .Client(1001, 5001, "hello")
            .Tell();
        Assert.Equal("helloworld", client.ToString());
    }

    [Fact]
    public void Picked_up_midway_without_a_word_of_the_peer_the_first_segment_begins_the_stream()
    {
        var (client, server) = new TwoStreams().Client(4001, 5001, "late").Client(4005, 5001, "r").Tell();
        Assert.Equal(("later", ""), (client.ToString(), server.ToString()));
    }

    [Fact]
    public void A_one_sided_capture_shows_how_much_the_other_side_said()
    {
        var (client, server) = new TwoStreams().Client(1001, 5001, "ask").Client(1004, 5301, "ask again").Tell();
        Assert.Equal(("askask again", "[300]"), (client.ToString(), server.ToString()));
    }

    [Fact]
    public void A_cut_record_leaves_a_gap_of_its_own_kind()
    {
        var talk = TwoStreams.Open();
        var (client, _) = talk.Play(talk.FromClient(TcpFlags.Ack, 1001, 5001), "hello world", captured: 5).Client(1012, 5001, "!").Tell();
        Assert.Equal("hello[cut 6]!", client.ToString());
    }

    [Fact]
    public void A_stream_goes_on_across_the_end_of_the_sequence_space()
    {
        var talk = new TwoStreams()
            .Client(uint.MaxValue - 10, 0, "", TcpFlags.Syn)
            .Server(5000, uint.MaxValue - 9, "", TcpFlags.Syn | TcpFlags.Ack);
        var seq = uint.MaxValue - 9;
        for (var i = 0; i < 10; i++)
        {
            talk.Client(seq, 5001, $"line {i};");
            seq = unchecked(seq + 7);
        }

        var (client, _) = talk.Tell();
        Assert.Equal(string.Concat(Enumerable.Range(0, 10).Select(i => $"line {i};")), client.ToString());
        Assert.True(client.IsSeamless);
    }

    [Fact]
    public void A_bad_checksum_does_not_matter_unless_somebody_leaves_the_segment_out()
    {
        var talk = TwoStreams.Open();
        var damaged = talk.FromClient(TcpFlags.Ack, 1001, 5001) with { Checksum = ChecksumVerdict.Bad };
        Assert.Equal("hello", talk.Play(damaged, "hello").Tell().Client.ToString());
    }
}
