using System.CommandLine.Parsing;

namespace TcpSniff.Cli.Options;

/// <summary>Bounds of options whose value is a number.</summary>
internal static class NumberOption
{
    /// <summary>A number below <paramref name="least"/> is a usage error.</summary>
    public static void AtLeast(OptionResult result, int least)
    {
        if (result.Errors.Any() || result.GetValueOrDefault<int?>() is not { } value || value >= least)
        {
            return;
        }

        result.AddError($"{result.Option.Name} {value}: at least {least}");
    }
}
