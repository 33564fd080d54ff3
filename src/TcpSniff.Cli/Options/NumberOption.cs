using System.CommandLine.Parsing;
using System.Globalization;

namespace TcpSniff.Cli.Options;

/// <summary>Bounds of options whose value is a number.</summary>
internal static class NumberOption
{
    /// <summary>A number below <paramref name="least"/> is a usage error.</summary>
    public static void AtLeast(OptionResult result, int least)
    {
        if (Value(result) < least)
        {
            result.AddError($"{result.Option.Name} {Value(result)}: at least {least}");
        }
    }

    /// <summary>A number outside the two, which are inside, is a usage error.</summary>
    public static void Within(OptionResult result, int least, int most)
    {
        if (Value(result) < least || Value(result) > most)
        {
            result.AddError($"{result.Option.Name} {Value(result)}: from {least} to {most}");
        }
    }

    /// <summary>A number that is not above <paramref name="least"/>, or is above <paramref name="most"/>, is a usage error; so is one that is no number.</summary>
    public static void Between(OptionResult result, double least, double most)
    {
        if (double.TryParse(Given(result), CultureInfo.InvariantCulture, out var value) && !(value > least && value <= most))
        {
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{result.Option.Name} {value}: above {least}, up to {most}"));
        }
    }

    /// <summary>The number; null where there is none, or something else, which is another error.</summary>
    private static int? Value(SymbolResult result) => int.TryParse(Given(result), CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string? Given(SymbolResult result) => result.Tokens is [.., { Value: var given }] ? given : null;
}
