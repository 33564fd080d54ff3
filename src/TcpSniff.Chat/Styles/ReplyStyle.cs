namespace TcpSniff.Chat.Styles;

/// <summary>Gives everybody the same answer, whatever they say.</summary>
internal sealed class ReplyStyle(string answer) : IStyle
{
    /// <inheritdoc/>
    public ValueTask JoinedAsync(IMember member) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask SaidAsync(IMember member, string text) => member.SendAsync(answer);
}
