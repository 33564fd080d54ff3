using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using TcpSniff.Core.Tests.Timelines;
using TcpSniff.Packets;
using TcpSniff.Reports;
using TcpSniff.Testing;
using Xunit;
using static TcpSniff.Packets.TcpFlags;

namespace TcpSniff.Core.Tests.Reports;

/// <summary>Scripts held against packetdrill's grammar (its parser.y and the checks behind it), as far as scripts of ours go.</summary>
public partial class PacketdrillTests
{
    public static TheoryData<string, Role> Everything => new(
        from name in Conversations.All.Keys
        from side in Enum.GetValues<Role>()
        select new TheoryDataRow<string, Role>(name, side));

    [Theory]
    [MemberData(nameof(Everything))]
    public void Every_line_is_a_statement_of_the_language(string name, Role side) => Check(Write(Conversations.All[name](), side));

    [Theory]
    [InlineData("four-way", Role.Client)]
    [InlineData("four-way", Role.Server)]
    [InlineData("lost", Role.Server)]
    [InlineData("midway", Role.Server)]
    public void A_script_plays_the_peer_and_expects_what_the_kernel_did(string name, Role side)
    {
        var text = Write(Conversations.All[name](), side);
        var tag = side == Role.Client ? "client" : "server";
        Assert.Equal(Golden.Expected($"tests/TcpSniff.Core.Tests/Reports/Golden/{name}.{tag}.pkt", text), text);
    }

    [Fact]
    public void A_segment_whose_numbers_a_script_cannot_say_is_left_out_and_said()
    {
        var ends = Segments.Between();
        var text = Write(new Conversation().Send(ends.Client(Ack, 500, 1)).Send(ends.Client(Ack, 498, 1), "xxx"), Role.Server);
        Assert.Contains("// frame 2 is left out", text, StringComparison.Ordinal);
        Check(text);
    }

    [Fact]
    public void Only_one_connection_can_be_played()
    {
        var text = Write(Talks.Conversation(), Role.Server);
        Assert.StartsWith("// 3 more connections are left out", text, StringComparison.Ordinal);
        Check(text);
    }

    private static void Check(string script)
    {
        var events = 0;
        foreach (var line in script.TrimEnd('\n').Split('\n'))
        {
            if (line.StartsWith("// ", StringComparison.Ordinal))
            {
                continue;
            }

            if (line.StartsWith("--", StringComparison.Ordinal))
            {
                Assert.Equal(0, events);
                Assert.Matches("^--(ip_version=ipv6|tolerance_usecs=[0-9]+)$", line);
                continue;
            }

            var match = Event().Match(line);
            Assert.True(match.Success, line);
            Assert.Equal(events++ == 0, !line.StartsWith('+'));
            CheckPacket(match);
        }
    }

    private static void CheckPacket(Match match)
    {
        if (!match.Groups["start"].Success)
        {
            return;
        }

        var (start, end, length) = (Number(match, "start"), Number(match, "end"), Number(match, "length"));
        Assert.Equal(end, start + length);
        Assert.InRange(end, 0, uint.MaxValue);
        Assert.InRange(length, 0, ushort.MaxValue);
        Assert.Equal(match.Groups["direction"].Value == "<", match.Groups["win"].Success);
        Assert.False(match.Groups["direction"].Value == "<" && match.Groups["options"].Value == "...");
        Assert.Equal(0, match.Groups["options"].Value.Split(',', StringSplitOptions.RemoveEmptyEntries).Sum(OptionLength) % 4);
    }

    private static int OptionLength(string option) => option.Split(' ') switch
    {
        ["..."] => 0,
        ["nop"] => 1,
        ["sackOK"] => 2,
        ["wscale", _] => 3,
        ["mss", _] => 4,
        ["sack", .. var blocks] => 2 + (8 * blocks.Length),
        _ => throw new InvalidDataException(option),
    };

    private static long Number(Match match, string group) => long.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static string Write(Conversation conversation, Role side)
    {
        using var output = new MemoryStream();
        using (var report = FormatList.Find("packetdrill")!.Open(View.Timeline, new ReportOptions { Side = side }, output))
        {
            foreach (var (facts, payload) in conversation.Segments)
            {
                report.Segment(facts, payload);
            }

            report.Finish(Analyses.Of(conversation));
        }

        return Encoding.UTF8.GetString(output.ToArray());
    }

    [GeneratedRegex("""
        ^(0|\+\d+\.\d{6})\ (
            (?<direction>[<>])\ (?<flags>[SFRPUEWA]*\.?|-)\ (?<start>\d+):(?<end>\d+)\((?<length>\d+)\)
            (\ ack\ \d+)?(?<win>\ win\ \d{1,5})?(\ urg\ \d{1,5})?(\ <(?<options>\.\.\.|[^<>]+)>)?
        |   [a-z]+\(((\.\.\.|\d+|[A-Z_|]+|\[1\]|\{onoff=1,\ linger=0\})(,\ |(?=\))))+\)\ =\ (\d+|-1\ EINPROGRESS\ \(Operation\ now\ in\ progress\))
        )$
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Event();
}
