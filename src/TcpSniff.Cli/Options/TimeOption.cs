using System.CommandLine;
using TcpSniff.Wording;

namespace TcpSniff.Cli.Options;

/// <summary><c>--time</c>.</summary>
internal static class TimeOption
{
    /// <summary>The option; null where it is not given.</summary>
    public static Option<TimeDisplay?> Create() => WordOption.Create(
        "--time",
        "How times are shown",
        ("relative", TimeDisplay.Relative),
        ("delta", TimeDisplay.Delta),
        ("utc", TimeDisplay.Utc),
        ("local", TimeDisplay.Local),
        ("epoch", TimeDisplay.Epoch));
}
