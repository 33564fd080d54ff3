using TcpSniff.Chat.Protocol;

namespace TcpSniff.Chat.Styles;

/// <summary>Greets who comes, and whom they name.</summary>
internal sealed class GreeterStyle : IStyle
{
    /// <inheritdoc/>
    public ValueTask JoinedAsync(IMember member) => member.SendAsync(ChatWords.Encode("welcome!"));

    /// <inheritdoc/>
    public ValueTask SaidAsync(IMember member, string text) => member.SendAsync(ChatWords.Encode($"hello, {text}!"));
}
