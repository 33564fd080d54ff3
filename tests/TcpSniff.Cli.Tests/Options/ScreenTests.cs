using TcpSniff.Cli.Terminals;
using Xunit;

namespace TcpSniff.Cli.Tests.Options;

public class ScreenTests
{
    private static readonly Screen Terminal = new()
    {
        Output = Stream.Null,
        Errors = TextWriter.Null,
        OutputIsTerminal = true,
        WindowWidth = 120,
    };

    [Fact]
    public void The_terminal_says_how_wide_it_is() => Assert.Equal(120, Terminal.Width);

    [Fact]
    public void COLUMNS_says_otherwise() => Assert.Equal(80, With("COLUMNS", "80").Width);

    [Fact]
    public void Piped_output_is_wide_enough_for_the_whole_timeline() => Assert.Equal(100, (Terminal with { WindowWidth = null }).Width);

    [Fact]
    public void A_terminal_gets_colours() => Assert.True(Terminal.WantsColour);

    [Fact]
    public void Pipes_get_none() => Assert.False((Terminal with { OutputIsTerminal = false }).WantsColour);

    [Fact]
    public void NO_COLOR_means_what_it_says() => Assert.False(With("NO_COLOR", "1").WantsColour);

    [Fact]
    public void An_empty_NO_COLOR_is_none() => Assert.True(With("NO_COLOR", "").WantsColour);

    private static Screen With(string name, string value) => Terminal with { Environment = asked => asked == name ? value : null };
}
