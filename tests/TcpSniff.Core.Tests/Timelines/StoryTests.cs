using TcpSniff.Packets;
using TcpSniff.Testing;
using TcpSniff.Timelines;
using TcpSniff.Timelines.Text;
using TcpSniff.Typography;
using TcpSniff.Wording;
using Xunit;
using static TcpSniff.Packets.TcpFlags;

namespace TcpSniff.Core.Tests.Timelines;

public sealed class StoryTests
{
    [Fact]
    public void A_teardown_of_three_segments_is_numbered_so_from_its_first_FIN() => Assert.Equal(
        ["1/3", "2/3", "3/3"],
        Conversations.ThreeSegment().Story().Tell().OfType<SegmentEntry>().TakeLast(3).Select(entry => entry.Step.ToString()));

    [Fact]
    public void A_wait_of_more_than_a_second_is_an_entry_before_the_call_that_ends_it()
    {
        var told = Conversations.FourWay().Story().Tell().ToList();
        var quiet = told.FindIndex(entry => entry is QuietEntry { Span.Seconds: > 3 });
        Assert.Equal("close()", Assert.IsType<CallEntry>(told[quiet + 1]).Call.Text);
    }

    [Fact]
    public void A_segment_that_has_to_be_sent_again_says_so_before_it_happens()
    {
        var story = Conversations.Unanswered().Story().Tell().OfType<SegmentEntry>().ToList();
        Assert.Contains("Frame 2 sends this once more.", story[0].Notes.Select(note => note.Statement.In(Language.English)));
    }

    [Fact]
    public void Calls_that_come_after_the_last_segment_are_told()
    {
        var story = Conversations.Refused().Wait(0.1).Call(Role.Client, "close()").Story();
        Assert.IsType<CallEntry>(story.Tell().ToList()[^2]);
    }

    [Fact]
    public void A_book_tells_its_stories_in_the_order_asked_for()
    {
        var conversation = Conversations.Refused();
        var other = Conversations.Unanswered();
        var book = new StoryBook();
        foreach (var (facts, payload) in conversation.Segments)
        {
            book.Add(facts, payload);
        }

        var text = new StringWriter();
        book.Tell([conversation.Last.Connection], new TextTimeline(new PlainOutput(text), new()));
        Assert.Equal(conversation.Text(), text.ToString());
        Assert.Equal(2, book.Count);
        Assert.NotEqual(other.Text(), text.ToString());
    }

    [Fact]
    public void With_styles_presumed_states_are_dim_without_parentheses_and_changed_ones_bright()
    {
        var text = new StringWriter();
        Conversations.Refused().Story().Tell(new TextTimeline(new AnsiOutput(text), new() { Colour = true }));
        Assert.DoesNotContain("(SYN-RECEIVED)", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("\x1b[1mSYN-SENT\x1b[0m", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("\x1b[2;3mSYN-RECEIVED", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_from_the_wire_cannot_reach_the_terminal()
    {
        var text = Conversations.OddHeaders().Text();
        Assert.DoesNotContain(text, character => char.IsControl(character) && character != '\n');
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_story_that_goes_on_after_the_flood_is_told_to_its_end(bool live)
    {
        var calm = new Conversation().Send(Conversations.Ends.Client(Syn, 1000));
        var flooded = new Conversation().Send(Conversations.Ends.Client(Syn, 1000));
        for (var i = 0; i < 1000; i++)
        {
            flooded.Send(Segments.Between($"10.1.{i >> 8}.{i & 255}:4000").Client(Syn, 77));
        }

        foreach (var told in (Conversation[])[calm, flooded])
        {
            told.Send(Conversations.Ends.Server(Syn | Ack, 5000, 1001)).Send(Conversations.Ends.Client(Ack, 1001, 5001));
        }

        Assert.Equal(Foot(calm), Foot(flooded));

        string Foot(Conversation told) => (live ? told.Live() : told.Text()).Split('\n').First(line => line.Contains("3 segments", StringComparison.Ordinal));
    }
}
