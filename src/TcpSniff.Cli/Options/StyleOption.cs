using System.CommandLine;
using TcpSniff.Chat;

namespace TcpSniff.Cli.Options;

/// <summary><c>--style</c>: what a chat server does with what it hears.</summary>
internal static class StyleOption
{
    /// <summary>The option.</summary>
    public static Option<ChatStyle?> Create() => WordOption.Create(
        "--style",
        "What the server does with what it hears",
        ("room", ChatStyle.Room),
        ("operator", ChatStyle.Operator),
        ("greeter", ChatStyle.Greeter),
        ("echo", ChatStyle.Echo));
}
