using TcpSniff.Packets;
using TcpSniff.Timelines;
using TcpSniff.Wording;
using Xunit;

namespace TcpSniff.Core.Tests.Timelines;

/// <summary>The sentence of a single segment, as JSON carries it.</summary>
public sealed class SegmentNotesTests
{
    private static string Note(Conversation conversation, int frame, Language language = Language.English) =>
        SegmentNotes.For(conversation.Segments[frame - 1].Facts, language);

    [Fact]
    public void An_ack_is_explained_as_a_sum() =>
        Assert.Equal("ack 7 = 1 + 6: the server has all 6 bytes and expects number 7 next.", Note(Conversations.FourWay(), 5));

    [Fact]
    public void Bytes_are_announced_with_their_numbers() => Assert.Equal("bytes 1–6 of the client.", Note(Conversations.FourWay(), 4));

    [Fact]
    public void A_FIN_takes_a_number_and_leaves_the_other_direction_open() => Assert.Equal(
        "The client will send no more. Its FIN takes number 7, as a byte would, so that it can be acknowledged. It can still receive.",
        Note(Conversations.FourWay(), 8));

    [Fact]
    public void Three_segments_can_be_enough() => Assert.Contains("three segments do the work of four", Note(Conversations.ThreeSegment(), 9), StringComparison.Ordinal);

    [Fact]
    public void What_is_still_on_the_way_is_told_and_a_FIN_is_no_byte()
    {
        var conversation = Conversations.Opened()
            .Send(Conversations.FromServer(TcpFlags.Ack, 1, 1000))
            .Send(Conversations.FromServer(TcpFlags.Ack, 1001, 1000))
            .Send(Conversations.FromClient(1001))
            .Send(Conversations.FromServer(TcpFlags.Fin | TcpFlags.Ack, 2001, 0))
            .Send(Conversations.FromClient(2001));
        Assert.EndsWith("1000 bytes of the server are not acknowledged yet.", Note(conversation, 6), StringComparison.Ordinal);
        Assert.EndsWith("expects number 2001 next. It does not have the server's FIN yet.", Note(conversation, 8), StringComparison.Ordinal);
    }

    [Fact]
    public void A_challenge_is_no_duplicate_ack()
    {
        var note = Note(Conversations.BlindReset(), 9);
        Assert.StartsWith("A challenge ACK", note, StringComparison.Ordinal);
        Assert.DoesNotContain("Duplicate", note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_keep_alive_towards_a_closed_window_is_a_window_probe()
    {
        Assert.StartsWith("Window probe", Note(Conversations.Stalled(), 7), StringComparison.Ordinal);
        Assert.StartsWith("Keep-alive", Note(Conversations.Midway(), 3), StringComparison.Ordinal);
    }

    [Fact]
    public void A_duplicate_ack_after_everything_arrived_does_not_speak_of_loss()
    {
        Assert.Contains("still lacks number 1001", Note(Conversations.Lost(), 7), StringComparison.Ordinal);
        Assert.Contains("Nothing is missing", Note(Conversations.Lost(), 15), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_gives_up_after_asking_in_vain_is_not_said_to_have_unread_data()
    {
        var conversation = Conversations.Opened();
        for (var probe = 0; probe < 3; probe++)
        {
            conversation.Wait(2).Send(Conversations.FromServer(TcpFlags.Ack, 0, 0));
        }

        var note = Note(conversation.Wait(2).Send(Conversations.FromServer(TcpFlags.Rst | TcpFlags.Ack, 1, 0)), 7);
        Assert.Contains("The server asked 3 times and heard nothing for 8", note, StringComparison.Ordinal);
        Assert.DoesNotContain("SO_LINGER", note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.02, "tail loss probe")]
    [InlineData(0.3, "timer (RTO) ran out after 300 ms")]
    public void A_probe_is_told_from_a_timeout(double wait, string expected)
    {
        var data = Conversations.FromServer(TcpFlags.Psh | TcpFlags.Ack, 1, 100);
        Assert.Contains(expected, Note(Conversations.Opened().Send(data).Wait(wait).Send(data), 5), StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_is_not_said_to_be_sent_again()
    {
        var data = Conversations.FromServer(TcpFlags.Psh | TcpFlags.Ack, 1, 100);
        var note = Note(Conversations.Opened().Send(data).Send(data with { IsCopy = true }), 5);
        Assert.Contains("The same packet once more", note, StringComparison.Ordinal);
        Assert.DoesNotContain("Sent again", note, StringComparison.Ordinal);
    }

    [Fact]
    public void Chinese_sentences_follow_each_other_without_blanks() => Assert.Equal(
        "ack 8 = 7 + 1\uFF1A服务器已收到客户端的全部内容\uFF0C包括 FIN。半关闭\uFF1A服务器还可以发送数据\uFF0C客户端不可以。",
        Note(Conversations.FourWay(), 9, Language.SimplifiedChinese));

    [Fact]
    public void A_second_answer_to_the_SYN_changes_neither_numbers_nor_states()
    {
        var conversation = Conversations.Opened()
            .Send(Conversations.FromServer(TcpFlags.Ack, 1, 1000))
            .Send(Conversations.FromClient(1001))
            .Send(Conversations.FromServer(TcpFlags.Syn | TcpFlags.Ack, 1_600_000_000, 0))
            .Send(Conversations.FromClient(1001))
            .Send(Conversations.FromServer(TcpFlags.Ack, 1001, 500))
            .Send(Conversations.FromClient(1501));
        Assert.StartsWith("Another answer to the client's SYN", Note(conversation, 6), StringComparison.Ordinal);
        Assert.StartsWith("A challenge ACK", Note(conversation, 7), StringComparison.Ordinal);
        Assert.StartsWith("bytes 1001–1500 of the server", Note(conversation, 8), StringComparison.Ordinal);
        Assert.DoesNotContain("again", Note(conversation, 8), StringComparison.Ordinal);
        Assert.StartsWith("ack 1501 = 1001 + 500", Note(conversation, 9), StringComparison.Ordinal);
        Assert.Equal(TcpState.Established, conversation.Last.Client.State);
        Assert.Equal(TcpState.Established, conversation.Last.Server.State);
    }
}
