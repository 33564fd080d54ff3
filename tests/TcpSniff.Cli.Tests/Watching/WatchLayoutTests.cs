using TcpSniff.Analysis;
using TcpSniff.Cli.Watching;
using TcpSniff.Packets;
using TcpSniff.Typography;
using TcpSniff.Wording;
using Xunit;

namespace TcpSniff.Cli.Tests.Watching;

public class WatchLayoutTests
{
    [Theory]
    [InlineData(80, 24, Language.English)]
    [InlineData(200, 50, Language.English)]
    [InlineData(80, 24, Language.SimplifiedChinese)]
    [InlineData(80, 24, Language.TraditionalChinese)]
    [InlineData(20, 3, Language.English)]
    [InlineData(1, 1, Language.SimplifiedChinese)]
    public void A_screen_is_filled_and_never_overflows(int columns, int rows, Language language)
    {
        foreach (var state in (WatchState[])[new(), new() { ShowsHelp = true }, new() { Open = 3 }, new() { Selected = 79, IsPaused = true }])
        {
            var lines = new WatchLayout(language, colour: true).Lines(Picture(80), state, columns, rows);
            Assert.Equal(rows, lines.Count);
            Assert.All(lines, line => Assert.InRange(line.Width, 0, columns));
        }
    }

    [Fact]
    public void Both_ends_states_rates_and_findings_stand_in_a_row()
    {
        var lines = Text(Picture(4), new(), 180, 10);
        Assert.Equal("▶0 192.0.2.1:40000 198.51.100.2:443 FIN-WAIT-2/(CLOSE-WAIT) 1.5K 12 3.0M 2 1 ⚠ zero-window-stall 12 s (client)", string.Join(' ', lines[3].Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Contains("findings: 1", lines[1]);
        Assert.Contains("worst: #0, zero-window-stall", lines[1]);
    }

    [Fact]
    public void A_narrow_terminal_keeps_states_and_retransmissions()
    {
        var lines = Text(Picture(4), new(), 80, 10);
        Assert.Contains("FIN-WAIT-2/(CLOSE-WAIT)", lines[3]);
        Assert.Contains("rtx", lines[2]);
        Assert.DoesNotContain("pkt/s", lines[2]);
    }

    [Fact]
    public void What_is_selected_stays_in_sight_and_what_is_below_is_counted()
    {
        var lines = Text(Picture(80), new() { Selected = 50 }, 100, 24);
        Assert.Single(lines, line => line.StartsWith("▶50 ", StringComparison.Ordinal));
        Assert.StartsWith(" ▼ 29 ", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void An_open_timeline_shows_its_end_until_somebody_scrolls()
    {
        var state = new WatchState { Open = 3 };
        Assert.Equal("line 99", Text(Picture(4), state, 100, 24)[^2]);
        var scrolled = state.Press(WatchKey.PageUp, Picture(4), WatchLayout.Page(state, 24));
        Assert.Equal("line 77", Text(Picture(4), scrolled, 100, 24)[^2]);
        var first = scrolled.Press(WatchKey.Home, Picture(4), WatchLayout.Page(state, 24));
        Assert.Equal("line 0", Text(Picture(4), first, 100, 24)[1]);
        Assert.Equal("line 99", Text(Picture(4), first.Press(WatchKey.End, Picture(4), 22), 100, 24)[^2]);
    }

    [Fact]
    public void Keys_select_open_and_come_back()
    {
        var picture = Picture(4);
        var state = new WatchState().Press(WatchKey.Down, picture, 20).Press(WatchKey.Down, picture, 20).Press(WatchKey.Enter, picture, 20);
        Assert.Equal(2, state.Open);
        state = state.Press(WatchKey.Back, picture, 20);
        Assert.Null(state.Open);
        Assert.Equal(2, state.Selected);
        Assert.Equal(WatchOrder.Latest, state.Press(WatchKey.Sort, picture, 20).Order);
        Assert.True(state.Press(WatchKey.Pause, picture, 20).IsPaused);
    }

    [Fact]
    public void An_empty_picture_takes_every_key()
    {
        foreach (var key in Enum.GetValues<WatchKey>())
        {
            Assert.Null(new WatchState().Press(key, Picture(0), 20).Open);
        }

        Assert.Contains("No connection so far.", Text(Picture(0), new(), 80, 24)[3]);
    }

    private static List<string> Text(WatchSnapshot picture, WatchState state, int columns, int rows) =>
        [.. new WatchLayout(Language.English, colour: false).Lines(picture, state, columns, rows).Select(line => line.ToString())];

    private static WatchSnapshot Picture(int rows)
    {
        var finding = new Finding { Id = "zero-window-stall", Severity = Severity.Warning, Stream = 0, Frame = 1, LastFrame = 9, Cost = Duration.FromSeconds(12.4), Culprit = Role.Client, Text = new(new("x", "x", "x")) };
        return new()
        {
            Source = "lo",
            Packets = 1234,
            Connections = rows,
            Findings = 1,
            Worst = finding,
            Rows = [.. Enumerable.Range(0, rows).Select(i => new WatchRow
            {
                Stream = i,
                Client = "192.0.2.1:40000",
                Server = i == 1 ? "[2001:db8:1234:5678:9abc:def0:1234:5678]:443" : "198.51.100.2:443",
                ClientState = new(TcpState.FinWait2, true),
                ServerState = new(TcpState.CloseWait, false),
                BytesPerSecond = 1500,
                PacketsPerSecond = 11.2,
                Bytes = 3_000_000,
                Retransmissions = 2,
                Findings = i == 0 ? [finding] : [],
            })],
            Story = new(3, null, [.. Enumerable.Range(0, 100).Select(i => new StyledText($"line {i}"))]),
        };
    }
}
