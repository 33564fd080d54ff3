using System.CommandLine;
using TcpSniff.Cli.Runs;

namespace TcpSniff.Cli.Options;

/// <summary>An option that takes numbers and ranges of them.</summary>
internal static class NumberSetOption
{
    /// <summary>An option of this name.</summary>
    public static Option<NumberSet?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "N,…",
        CustomParser = result =>
        {
            var text = result.Tokens[^1].Value;
            var set = NumberSet.Parse(text);
            if (set is null)
            {
                result.AddError($"{name} \"{text}\": numbers with commas between, as in 0,3,7-9");
            }

            return set;
        },
    };
}
