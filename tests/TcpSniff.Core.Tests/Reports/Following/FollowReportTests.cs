using System.Text;
using System.Text.Json;
using TcpSniff.Packets;
using TcpSniff.Reports.Following;
using TcpSniff.Testing;
using TcpSniff.Tracking;
using TcpSniff.Wording;
using Xunit;

namespace TcpSniff.Core.Tests.Reports.Following;

public class FollowReportTests
{
    private static readonly Segments Ends = Segments.Between();

    private readonly List<(TcpSegment Segment, byte[] Payload)> _played = [];
    private uint _clientSeq = 1;
    private uint _serverSeq = 1;

    [Fact]
    public void Marks_tell_the_sides_apart_where_there_are_no_colours()
    {
        Client("one\ntwo\n");
        Server("three\n");
        Assert.Equal("> one\n> two\n< three\n", Show(FollowForm.Text));
    }

    [Fact]
    public void Colours_take_the_place_of_marks()
    {
        Client("one\n");
        Server("two\n");
        Assert.Equal("\x1b[36mone\x1b[0m\n\x1b[35mtwo\x1b[0m\n", Show(FollowForm.Text, colour: true));
    }

    [Fact]
    public void One_side_alone_needs_no_marks()
    {
        Client("one\n");
        Server("two\n");
        Assert.Equal("two\n", Show(FollowForm.Text, Role.Server));
    }

    [Fact]
    public void A_line_goes_on_over_several_segments()
    {
        Client("one ");
        Client("line\r\nand ");
        Client("another");
        Assert.Equal("> one line\n> and another\n", Show(FollowForm.Text));
    }

    [Fact]
    public void A_line_that_has_begun_ends_when_the_other_side_speaks()
    {
        Server("login: ");
        Client("ann\n\n");
        Assert.Equal("< login:\n> ann\n>\n", Show(FollowForm.Text));
    }

    [Fact]
    public void A_character_in_two_segments_is_one_character()
    {
        Client(Encoding.UTF8.GetBytes("你")[..2]);
        Client([.. Encoding.UTF8.GetBytes("你")[2..], .. "好"u8]);
        Assert.Equal("> 你好\n", Show(FollowForm.Text));
    }

    [Fact]
    public void What_could_harm_a_terminal_is_escaped()
    {
        Client("\x1b]0;owned\a \u202Etxt.exe\r100 %\n\ttab \"quoted\" \\n\n");
        Client([0xff, 0xfe]);
        Assert.Equal("> \\x1b]0;owned\\x07 \\u{202e}txt.exe\\r100 %\n> \ttab \"quoted\" \\n\n> \\xff\\xfe\n", Show(FollowForm.Text));
    }

    [Fact]
    public void A_line_without_end_is_broken_between_characters()
    {
        var text = string.Concat(Enumerable.Repeat("€", 20_000));
        Client(Encoding.UTF8.GetBytes(text)[..40_000]);
        Client(Encoding.UTF8.GetBytes(text)[40_000..]);

        var lines = Show(FollowForm.Text, Role.Client).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(text, string.Concat(lines));
        Assert.Equal(2, lines.Length);
    }

    [Theory]
    [InlineData(Language.English, "> one\n> [1460 bytes missing]\n> two\n")]
    [InlineData(Language.SimplifiedChinese, "> one\n> [缺少 1460 字节]\n> two\n")]
    [InlineData(Language.TraditionalChinese, "> one\n> [缺少 1460 位元組]\n> two\n")]
    public void Gaps_are_marked(Language language, string expected)
    {
        Client("one\n");
        _clientSeq += 1460;
        Client("two\n");
        Assert.Equal(expected, Show(FollowForm.Text, language: language));
    }

    [Fact]
    public void A_copy_that_differs_is_named_with_both_frames()
    {
        Client("attack\n");
        _clientSeq -= 7;
        Client("defend\n");
        Assert.Equal(
            "> attack\n> [frame 2 sent 6 bytes otherwise than frame 1, from offset 0 on; the first copy stands]\n",
            Show(FollowForm.Text));
    }

    [Fact]
    public void Hexadecimal_rows_hold_sixteen_bytes_of_one_side_each()
    {
        Client("GET / HTTP/1.0\r\n\r\n");
        Server([0x00, 0x1b, 0x80, 0xff]);
        Client("x");
        Assert.Equal(
            """
            > 00000000  47 45 54 20 2f 20 48 54  54 50 2f 31 2e 30 0d 0a  |GET / HTTP/1.0..|
            > 00000010  0d 0a                                             |..|
            < 00000000  00 1b 80 ff                                       |....|
            > 00000012  78                                                |x|

            """,
            Show(FollowForm.Hex),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Raw_bytes_stand_alone_and_in_order_of_time()
    {
        Client("\x01\xff\n");
        Server("\x02");
        _clientSeq += 5;
        Client("\x03");
        Assert.Equal("\x01ÿ\n\x02\x03", Show(FollowForm.Raw));
    }

    [Fact]
    public void Json_says_where_each_stretch_came_from()
    {
        Client([0x68, 0x69, 0x1b]);
        _clientSeq += 4;
        Client("!");

        var records = Show(FollowForm.Json).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(
            """{"record":"data","stream":0,"from":"client","offset":0,"length":3,"frame":1,"time":"1970-01-01T00:00:00.000000000Z","data":"aGkb","text":"hi\\x1b"}""",
            records[0]);
        Assert.Equal("""{"record":"gap","stream":0,"from":"client","offset":3,"length":4,"reason":"missing"}""", records[1]);
        Assert.Equal(7, JsonDocument.Parse(records[2]).RootElement.GetProperty("offset").GetInt64());
    }

    private void Client(string text) => Client(Encoding.Latin1.GetBytes(ToBytes(text)));

    private void Server(string text) => Server(Encoding.Latin1.GetBytes(ToBytes(text)));

    private void Client(byte[] payload)
    {
        _played.Add((Ends.Client(TcpFlags.Ack, _clientSeq, _serverSeq, payload.Length), payload));
        _clientSeq += (uint)payload.Length;
    }

    private void Server(byte[] payload)
    {
        _played.Add((Ends.Server(TcpFlags.Ack, _serverSeq, _clientSeq, payload.Length), payload));
        _serverSeq += (uint)payload.Length;
    }

    /// <summary>Characters beyond Latin-1 become their UTF-8 bytes.</summary>
    private static string ToBytes(string text) => text.Any(character => character > 0xff) ? Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text)) : text;

    private string Show(FollowForm form, Role? from = null, bool colour = false, Language language = Language.English)
    {
        var tracker = new Tracker();
        var facts = default(SegmentFacts);
        using var output = new MemoryStream();
        FollowReport? report = null;
        foreach (var (index, (segment, payload)) in _played.Index())
        {
            tracker.Track(index + 1, new(1_000_000L * index), segment, ref facts);
            report ??= new(facts.Connection, new() { Form = form, From = from, Colour = colour, Language = language }, output);
            report.Segment(facts, payload);
        }

        report!.Finish();
        report.Dispose();
        return (form == FollowForm.Raw ? Encoding.Latin1 : Encoding.UTF8).GetString(output.ToArray());
    }
}
