namespace TcpSniff.Chat.Styles;

/// <summary>Sends every message back (as RFC 862 does every byte).</summary>
internal sealed class EchoStyle : IStyle
{
    /// <inheritdoc/>
    public ValueTask JoinedAsync(IMember member) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask SaidAsync(IMember member, string text) => member.SendAsync(text);
}
