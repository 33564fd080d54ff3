using TcpSniff.Chat;
using TcpSniff.Chat.Terminals;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Chats;

/// <summary>A guest talks with the person behind the server.</summary>
internal sealed class OperatorChat : ChatScenario
{
    /// <inheritdoc/>
    public override string Name => "chat-operator";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "A guest talks with the person behind the server",
        "客人与服务器后面的人对话",
        "訪客與伺服器後面的人對話");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "Bytes flow both ways over one connection, and data often carries the acknowledgment along",
        "字节在同一个连接上双向流动，数据报文段常常捎带确认",
        "位元組在同一個連線上雙向流動，資料區段常常捎帶確認");

    /// <inheritdoc/>
    protected override ChatStyle Style => ChatStyle.Operator;

    /// <inheritdoc/>
    protected override IReadOnlyList<ScriptStep> Server => [new("yes, how can I help?", After: "anybody"), new("you are welcome", After: "thank you")];

    /// <inheritdoc/>
    protected override IReadOnlyList<(string? Name, ScriptStep[] Lines)> Clients =>
    [
        (null, [new("is anybody there?"), new("thank you", After: "how can I help"), new("bye", After: "welcome")]),
    ];
}
