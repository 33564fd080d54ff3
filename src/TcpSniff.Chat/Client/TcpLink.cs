using TcpSniff.Chat.Protocol;
using TcpSniff.Chat.Sockets;

namespace TcpSniff.Chat.Client;

/// <summary>A connection: lines arrive whole, in order and once.</summary>
internal sealed class TcpLink(RecordedSocket socket) : IChatLink
{
    private readonly LineReader _lines = new(socket.ReceiveAsync);

    /// <inheritdoc/>
    public ValueTask SendAsync(string line, CancellationToken stop) => socket.SendAsync(ChatWords.Encode(line), stop);

    /// <inheritdoc/>
    public async ValueTask<string?> ReceiveAsync(CancellationToken stop) => (await _lines.ReadAsync(stop))?.Text;

    /// <inheritdoc/>
    public bool ShutdownSend()
    {
        socket.ShutdownSend();
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => socket.Dispose();
}
