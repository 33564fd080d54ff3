using TcpSniff.Chat.Protocol;
using TcpSniff.Chat.Sockets;

namespace TcpSniff.Chat.Client;

/// <summary>A connection: bytes arrive in order and once. Where messages end is for the two ends to agree on.</summary>
/// <param name="socket">The connection.</param>
/// <param name="raw">Whether each send and each receive is a message; else lines are.</param>
internal sealed class TcpLink(RecordedSocket socket, bool raw) : IChatLink
{
    private readonly IMessageReader _messages = raw
        ? new RawReader(socket.ReceiveAsync)
        : new LineReader(socket.ReceiveAsync, isDrained: () => socket.IsDrained);

    /// <inheritdoc/>
    public ValueTask SendAsync(string text, CancellationToken stop) => socket.SendAsync(ChatWords.Encode(text, raw ? "" : ChatWords.LineFeed), stop);

    /// <inheritdoc/>
    public ValueTask<Message?> ReceiveAsync(CancellationToken stop) => _messages.ReadAsync(stop);

    /// <inheritdoc/>
    public bool ShutdownSend()
    {
        socket.ShutdownSend();
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => socket.Dispose();
}
