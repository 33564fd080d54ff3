using System.CommandLine;
using System.CommandLine.Parsing;
using TcpSniff.Cli.Runs;
using TcpSniff.Reports.Selecting;

namespace TcpSniff.Cli.Options;

/// <summary>Which connections to show, and in which order.</summary>
internal sealed class SelectionOptions
{
    private readonly Option<NumberSet?> _streams = NumberSetOption.Create("--connection", "Only the connections of these numbers, as in 0,3,7-9");

    private readonly Option<Predicate<Reports.ConnectionResult>?> _where = new("--where")
    {
        Description = "Only connections with this result, as in 'state CLOSE-WAIT and duration > 1s'",
        HelpName = "EXPR",
        CustomParser = ReadWhere,
    };

    private readonly Option<string?> _sort = new("--sort")
    {
        Description = $"Order of the connections, largest first: {string.Join(", ", SortKey.Names)}",
        HelpName = "KEY",
    };

    private readonly Option<int?> _top = new("--top") { Description = "Only the first N connections of that order", HelpName = "N" };

    public SelectionOptions()
    {
        _sort.Validators.Add(static result => WordOption.OneOf(result, SortKey.Names));
        _top.Validators.Add(static result => NumberOption.AtLeast(result, 1));
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_streams);
        command.Add(_where);
        command.Add(_sort);
        command.Add(_top);
    }

    /// <summary>What the command line says.</summary>
    public Selection Read(ParseResult result) => new()
    {
        Streams = result.GetValue(_streams),
        Where = result.GetValue(_where),
        Sort = result.GetValue(_sort),
        Top = result.GetValue(_top),
    };

    private static Predicate<Reports.ConnectionResult>? ReadWhere(ArgumentResult result)
    {
        try
        {
            return Where.Parse(result.Tokens[^1].Value);
        }
        catch (WhereSyntaxException wrong)
        {
            result.AddError($"--where: {wrong.Message}");
            return null;
        }
    }
}
