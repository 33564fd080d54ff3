using System.CommandLine;
using System.CommandLine.Parsing;
using TcpSniff.Chat;

namespace TcpSniff.Cli.Options;

/// <summary><c>--style</c>: what a chat server does with what it hears.</summary>
internal static class StyleOption
{
    private const string Description = "What the server does with what it hears";
    private const string Reply = "reply";

    private static readonly (string Word, ChatStyle Value)[] Conversations =
    [
        ("room", ChatStyle.Room),
        ("operator", ChatStyle.Operator),
        ("greeter", ChatStyle.Greeter),
        ("echo", ChatStyle.Echo),
    ];

    /// <summary>The option of a program that has a conversation for each style.</summary>
    public static Option<ChatStyle?> Create() => WordOption.Create("--style", Description, Conversations);

    /// <summary>The option of a server, which may be given its answer: <c>--style reply TEXT</c>.</summary>
    public static Option<ServerStyle?> CreateForServer() => new("--style")
    {
        Description = $"{Description}: {string.Join(", ", Conversations.Select(pair => pair.Word))}, {Reply} TEXT",
        HelpName = "STYLE",
        Arity = new(1, 2),
        AllowMultipleArgumentsPerToken = true,
        CustomParser = Read,
    };

    private static ServerStyle? Read(ArgumentResult result)
    {
        var given = result.Tokens[0].Value;
        if (given.Equals(Reply, StringComparison.OrdinalIgnoreCase))
        {
            if (result.Tokens is [_, { Value: var answer }])
            {
                return new(ChatStyle.Reply, answer);
            }

            result.AddError("--style reply: the answer is missing, as in --style reply hi");
            return null;
        }

        if (result.Tokens is [_, { Value: var extra }, ..])
        {
            result.AddError($"--style {given} \"{extra}\": only reply takes a text");
            return null;
        }

        return WordOption.Read(result, "--style", [.. Conversations.Select(pair => (pair.Word, new ServerStyle(pair.Value, ""))), (Reply, default)]);
    }
}

/// <summary>What a chat server does with what it hears.</summary>
/// <param name="Style">The style.</param>
/// <param name="Answer">The answer of <see cref="ChatStyle.Reply"/>.</param>
internal readonly record struct ServerStyle(ChatStyle Style, string Answer);
