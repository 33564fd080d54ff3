using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using TcpSniff.Live.Devices;

namespace TcpSniff.Cli.Errors;

/// <summary>Says in one line what is wrong with a command line, and what was probably meant.</summary>
internal static class Complaint
{
    /// <summary>The line; null where nothing is wrong.</summary>
    public static string? Of(ParseResult line)
    {
        var complaint = Misspelt(line) ?? line.Errors.Select(Reworded).FirstOrDefault();
        return complaint is null ? null : $"{complaint} ({Path(line.CommandResult.Command)} --help)";
    }

    // To the parser, an option that does not exist is a file with a strange name.
    private static string? Misspelt(ParseResult line)
    {
        var command = line.CommandResult.Command;
        if (!line.Tokens.Any(token => token.Type == TokenType.DoubleDash) && Strays(line).FirstOrDefault(LooksLikeOption) is { } option)
        {
            return $"{option}: no such option{(option.StartsWith("--", StringComparison.Ordinal) ? Guess(option, OptionsOf(command)) : "")}";
        }

        return line.UnmatchedTokens.Count == 0 ? null
            : command.Subcommands.Count == 0 ? $"\"{line.UnmatchedTokens[0]}\" is one argument too many"
            : $"no command \"{line.UnmatchedTokens[0]}\"{Guess(line.UnmatchedTokens[0], command.Subcommands.Select(known => known.Name))}";
    }

    private static IEnumerable<string> Strays(ParseResult line) =>
        line.UnmatchedTokens.Concat(line.CommandResult.Command.Arguments
            .SelectMany(argument => line.GetResult(argument)?.Tokens ?? [])
            .Select(token => token.Value));

    private static bool LooksLikeOption(string word) => word.Length > 1 && word[0] == '-' && !char.IsAsciiDigit(word[1]);

    private static IEnumerable<string> OptionsOf(Command command) =>
        command.Options.Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options)).Select(option => option.Name);

    private static string Guess(string word, IEnumerable<string> known) =>
        ClosestNames.Of(word, known) is { Count: > 0 } close ? $". Did you mean {string.Join(" or ", close)}?" : "";

    // The parser speaks of types where a person would speak of numbers, and of commands where it could name them.
    private static string Reworded(ParseError error) => error.SymbolResult switch
    {
        OptionResult { Option: { } option, Tokens: [.., { Value: var given }] } when IsNoNumber(given, option.ValueType) => NumberNeeded(option, option.ValueType, given),
        ArgumentResult { Argument: { } argument, Tokens: [.., { Value: var given }] } when IsNoNumber(given, argument.ValueType) => NumberNeeded(argument, argument.ValueType, given),
        CommandResult { Command: { Subcommands.Count: > 0 } command } =>
            $"{command.Name} needs one of: {string.Join(", ", command.Subcommands.Select(known => known.Name))}",
        _ => error.Message.TrimEnd('.'),
    };

    private static bool IsNoNumber(string given, Type wanted) => (Nullable.GetUnderlyingType(wanted) ?? wanted) is var type
        && ((type == typeof(long) && !long.TryParse(given, CultureInfo.InvariantCulture, out _))
            || (type == typeof(int) && !int.TryParse(given, CultureInfo.InvariantCulture, out _))
            || (type == typeof(double) && !double.TryParse(given, CultureInfo.InvariantCulture, out _)));

    private static string NumberNeeded(Symbol symbol, Type wanted, string given) =>
        $"{symbol.Name} \"{given}\": a {(IsNoNumber("0.5", wanted) ? "whole " : "")}number is needed";

    private static string Path(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{Path(parent)} {command.Name}" : "tcpsniff";
}
