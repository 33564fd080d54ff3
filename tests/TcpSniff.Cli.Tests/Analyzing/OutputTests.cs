using TcpSniff.Cli.Tests.Processes;
using TcpSniff.Packets;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Cli.Tests.Analyzing;

public sealed class OutputTests : IDisposable
{
    private readonly Workbench _bench = new();

    [Fact]
    public void Piped_output_has_no_colours() => Assert.DoesNotContain('\x1b', Timeline().Output);

    [Fact]
    public void Colours_come_where_they_are_asked_for() => Assert.Contains("\x1b[", Timeline("--color", "always").Output);

    [Fact]
    public void What_is_asked_for_is_stronger_than_NO_COLOR()
    {
        var program = Executable.TcpSniff with { Variables = new Dictionary<string, string> { ["NO_COLOR"] = "1" } };

        Assert.Contains("\x1b[", program.Run("analyze", File, "--color", "always").Output);
    }

    [Theory]
    [InlineData("80")]
    [InlineData("100")]
    [InlineData("160")]
    public void Lines_keep_within_the_columns_there_are(string columns)
    {
        var program = Executable.TcpSniff with { Variables = new Dictionary<string, string> { ["COLUMNS"] = columns } };

        var lines = program.Run("analyze", File).Output.Split('\n');

        Assert.Contains(lines, line => line.Contains("teardown 4/4", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.True(line.Length <= int.Parse(columns), line));
    }

    [Fact]
    public void Names_cannot_harm_the_terminal_of_who_reads_the_error()
    {
        var outcome = Workbench.Analyze("no\x1b[2J\u202Esuch.pcap");

        Assert.Equal((1, "tcpsniff: no\\x1b[2J\\u{202e}such.pcap: no such file\n"), (outcome.Code, outcome.Errors));
    }

    [Fact]
    public void The_view_follows_from_how_many_connections_there_are()
    {
        Assert.Contains("handshake 1/3", View(conversations: 3));
        Assert.Contains("\n49 ", View(conversations: 50));
        Assert.StartsWith("capture ", View(conversations: 51));
    }

    [Fact]
    public void A_view_that_a_format_cannot_carry_names_those_that_it_can()
    {
        var outcome = Workbench.Analyze(File, "--format", "csv", "--view", "timeline");

        Assert.Equal(2, outcome.Code);
        Assert.StartsWith("tcpsniff: --format csv cannot show --view timeline, only ", outcome.Errors);
    }

    [Fact]
    public void A_filter_that_leaves_nothing_because_of_a_tag_says_which_would()
    {
        byte[] ip = Packet.Tcp().Flags(TcpFlags.Syn).ToIp();
        byte[] tagged = [.. new byte[12], 0x81, 0x00, 0x00, 0x05, 0x08, 0x00, .. ip];
        var file = _bench.File("tagged.pcap", new PcapBuilder().Record(1, 0, tagged).ToArray());

        var outcome = Workbench.Analyze(file, "-f", "tcp port 80");

        Assert.Equal(0, outcome.Code);
        Assert.StartsWith("tcpsniff: the filter leaves nothing, but tagged or tunnelled packets would match: -f '", outcome.Errors);
        var suggestion = outcome.Errors.Split('\'')[1];
        Assert.Single(Workbench.Segments(file, "-f", suggestion));
    }

    [Theory]
    [InlineData("--absolute", "tcpsniff: no TCP in these packets (--view summary says what there is)\n")]
    [InlineData("--udp", "")]
    public void That_there_is_no_connection_is_said_unless_datagrams_are_shown(string option, string said)
    {
        var ip = Wire.IPv4(IpAddress.Parse("192.0.2.1"), IpAddress.Parse("192.0.2.2"), 17, Wire.Udp(5000, 12345, "hello"u8.ToArray()));
        var file = _bench.File("datagram.pcap", new PcapBuilder().Record(1, 0, [.. new byte[12], 0x08, 0x00, .. ip]).ToArray());

        Assert.Equal((0, said), (Workbench.Analyze(file, option).Code, Workbench.Analyze(file, option).Errors));
    }

    public void Dispose() => _bench.Dispose();

    private string File => _bench.File("talk.pcap", Talks.Pcap(1));

    private Outcome Timeline(params string[] arguments) => Workbench.Analyze([File, "--view", "timeline", .. arguments]);

    private string View(int conversations) => Workbench.Analyze(_bench.File("talks.pcap", Talks.Pcap(conversations))).Output;
}
