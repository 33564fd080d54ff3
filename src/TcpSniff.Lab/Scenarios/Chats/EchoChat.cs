using TcpSniff.Chat;
using TcpSniff.Chat.Terminals;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Chats;

/// <summary>A server sends back every line.</summary>
internal sealed class EchoChat : ChatScenario
{
    /// <inheritdoc/>
    public override string Name => "chat-echo";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "A server sends back every line",
        "服务器把每一行原样送回",
        "伺服器把每一行原樣送回");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "The same bytes both ways, each with its own numbers",
        "两个方向的字节相同，序列号却各自独立",
        "兩個方向的位元組相同，序號卻各自獨立");

    /// <inheritdoc/>
    protected override ChatStyle Style => ChatStyle.Echo;

    /// <inheritdoc/>
    protected override IReadOnlyList<(string? Name, ScriptStep[] Lines)> Clients =>
    [
        (null, [new("one"), new("two", After: "one"), new("bye", After: "two")]),
    ];
}
