using System.CommandLine.Parsing;

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

    /// <summary>The number; null where there is none, or something else, which is an error already.</summary>
    private static int? Value(OptionResult result) => result.Errors.Any() ? null : result.GetValueOrDefault<int?>();
}
