using TcpSniff.Chat;
using TcpSniff.Chat.Terminals;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Chats;

/// <summary>Two people meet in a chat room.</summary>
internal sealed class RoomChat : ChatScenario
{
    /// <inheritdoc/>
    public override string Name => "chat-room";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "Two people meet in a chat room",
        "两个人在聊天室里相遇",
        "兩個人在聊天室裡相遇");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "One line sent becomes a segment to everybody: the server has a connection with each",
        "一行话变成发给每个人的报文段：服务器与每个人各有一个连接",
        "一行話變成發給每個人的區段：伺服器與每個人各有一個連線");

    /// <inheritdoc/>
    protected override ChatStyle Style => ChatStyle.Room;

    /// <inheritdoc/>
    protected override IReadOnlyList<(string? Name, ScriptStep[] Lines)> Clients =>
    [
        ("ann", [new("hello, bob", After: "bob"), new("bye", After: "hello, ann")]),
        ("bob", [new("hello, ann", After: "hello, bob"), new("bye", After: "hello, ann")]),
    ];
}
