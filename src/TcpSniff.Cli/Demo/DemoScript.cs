using TcpSniff.Chat;
using TcpSniff.Chat.Terminals;

namespace TcpSniff.Cli.Demo;

/// <summary>What both people of the demonstration type: enough for a handshake, data both ways, a quiet wait, and a good-bye.</summary>
internal static class DemoScript
{
    private static readonly TimeSpan Thinking = TimeSpan.FromSeconds(0.3);

    // Longer than a second, so that the timeline has a wait to show.
    private static readonly TimeSpan Reading = TimeSpan.FromSeconds(1.2);

    /// <summary>The client's name.</summary>
    public const string Name = "ann";

    /// <summary>What the client's person types.</summary>
    public static ScriptStep[] Client(ChatStyle style) => style switch
    {
        ChatStyle.Operator =>
        [
            new("is anybody there?"),
            new("thank you", After: "yes", Pause: Thinking),
            new("bye", After: "welcome", Pause: Reading),
        ],
        ChatStyle.Greeter =>
        [
            new("world", After: "welcome!"),
            new("世界", After: "hello, world!", Pause: Thinking),
            new("bye", After: "hello, 世界!", Pause: Reading),
        ],
        ChatStyle.Echo =>
        [
            new("one"),
            new("two", After: "one", Pause: Thinking),
            new("bye", After: "two", Pause: Reading),
        ],
        _ =>
        [
            new("hello, everybody", After: "is now", Pause: Thinking),
            // Two sends at once, which the server's program takes by one recv.
            new("two sends", After: "server: ", Pause: Thinking),
            new("one recv"),
            new("bye", After: "one recv", Pause: Reading),
        ],
    };

    /// <summary>What the server's person types.</summary>
    public static ScriptStep[] Server(ChatStyle style) => style switch
    {
        ChatStyle.Operator =>
        [
            new("yes, how can I help?", After: "anybody", Pause: Thinking),
            new("you are welcome", After: "thank you", Pause: Thinking),
        ],
        ChatStyle.Room => [new($"welcome, {Name}", After: "hello", Pause: Thinking)],
        _ => [],
    };
}
