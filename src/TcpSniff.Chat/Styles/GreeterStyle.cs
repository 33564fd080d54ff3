namespace TcpSniff.Chat.Styles;

/// <summary>Greets who comes, and whom they name.</summary>
internal sealed class GreeterStyle : IStyle
{
    /// <inheritdoc/>
    public ValueTask JoinedAsync(IMember member) => member.SendAsync("welcome!");

    /// <inheritdoc/>
    public ValueTask SaidAsync(IMember member, string text) => member.SendAsync($"hello, {text}!");
}
