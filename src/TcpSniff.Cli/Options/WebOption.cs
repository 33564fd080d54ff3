using System.CommandLine;
using System.Globalization;
using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Runs;

namespace TcpSniff.Cli.Options;

/// <summary><c>--web [PORT]</c>: a page that shows a capture while it is taken.</summary>
internal static class WebOption
{
    /// <summary>The option.</summary>
    public static Option<string?> Create() => new("--web")
    {
        Description = "Show it in a browser while it happens, on this machine's own address 127.0.0.1",
        HelpName = "PORT",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>What the command line says; null where there is to be no page.</summary>
    /// <exception cref="UsageException">The port is none.</exception>
    public static WebChoice? Read(ParseResult line, Option<string?> option)
    {
        if (line.GetResult(option) is null)
        {
            return null;
        }

        return line.GetValue(option) switch
        {
            null => new(null),
            var text when ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0 => new(port),
            var text => throw new UsageException($"--web \"{text}\": a port from 1 to 65535"),
        };
    }
}
