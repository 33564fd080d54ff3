using System.CommandLine;
using TcpSniff.Analysis;

namespace TcpSniff.Cli.Options;

/// <summary><c>--fail-on</c>: makes a run fail that found something, for use in somebody's continuous integration.</summary>
internal static class FailOnOption
{
    /// <summary>The option.</summary>
    public static Option<Severity?> Create() => WordOption.Create(
        "--fail-on",
        "Exit with 4 when there is a finding this bad, or worse",
        ("info", Severity.Info),
        ("warning", Severity.Warning),
        ("error", Severity.Error));
}
