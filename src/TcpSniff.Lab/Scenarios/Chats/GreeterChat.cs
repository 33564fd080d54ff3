using TcpSniff.Chat;
using TcpSniff.Chat.Terminals;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Chats;

/// <summary>A server greets first and answers each line.</summary>
internal sealed class GreeterChat : ChatScenario
{
    /// <inheritdoc/>
    public override string Name => "chat-greeter";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "A server greets first and answers each line",
        "服务器先打招呼，然后逐条回答",
        "伺服器先打招呼，然後逐則回答");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "The server may speak first: a connection does not know who asks and who answers",
        "服务器也可以先说话：连接本身不分谁问谁答",
        "伺服器也可以先說話：連線本身不分誰問誰答");

    /// <inheritdoc/>
    protected override ChatStyle Style => ChatStyle.Greeter;

    /// <inheritdoc/>
    protected override IReadOnlyList<(string? Name, ScriptStep[] Lines)> Clients =>
    [
        (null, [new("world", After: "welcome!"), new("世界", After: "hello, world!"), new("bye", After: "hello, 世界!")]),
    ];
}
