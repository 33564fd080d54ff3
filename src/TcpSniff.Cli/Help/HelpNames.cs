using System.CommandLine;
using TcpSniff.Wording;

namespace TcpSniff.Cli.Help;

/// <summary>How help writes commands, arguments and options.</summary>
internal static class HelpNames
{
    /// <summary>All options that a command takes: its own, then those of all commands.</summary>
    public static IEnumerable<Option> OptionsOf(Command command) =>
        command.Options.Concat(command.Parents.OfType<Command>().SelectMany(OptionsOf).Where(option => option.Recursive)).Where(option => !option.Hidden).Distinct();

    /// <summary><c>tcpsniff analyze &lt;FILE&gt;... [options]</c>.</summary>
    public static string Usage(Command command) =>
        string.Join(' ', [Path(command), .. command.Subcommands.Count > 0 ? ["[command]"] : (string[])[], .. command.Arguments.Select(Repeated), "[options]"]);

    /// <summary><c>&lt;FILE&gt;</c>.</summary>
    public static string Of(Argument argument) => $"<{argument.HelpName ?? argument.Name}>";

    /// <summary><c>follow &lt;FILE&gt; &lt;N&gt;</c>.</summary>
    public static string Of(Command command) => string.Join(' ', [command.Name, .. command.Arguments.Select(Of)]);

    /// <summary><c>-w, --write &lt;FILE&gt;</c>.</summary>
    public static string Of(Option option, Language language)
    {
        var names = string.Join(", ", option.Aliases.Append(option.Name).Distinct().OrderBy(name => name.StartsWith("--", StringComparison.Ordinal)));
        var value = option.ValueType == typeof(bool) || option.HelpName is null && option.Arity.MaximumNumberOfValues == 0 ? "" : $" <{option.HelpName ?? option.Name.TrimStart('-').ToUpperInvariant()}>";
        return names + value + (option.Required ? $" {HelpWords.Required.In(language)}" : "");
    }

    private static string Path(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{Path(parent)} {command.Name}" : "tcpsniff";

    private static string Repeated(Argument argument)
    {
        var name = Of(argument) + (argument.Arity.MaximumNumberOfValues > 1 ? "..." : "");
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[{name}]" : name;
    }
}
