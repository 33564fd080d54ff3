using System.Text;
using TcpSniff.Chat.Protocol;
using TcpSniff.Chat.Sockets;

namespace TcpSniff.Chat.Client;

/// <summary>Datagrams, a line in each; they may get lost, and nobody notices.</summary>
internal sealed class UdpLink(RecordedSocket socket) : IChatLink
{
    private readonly byte[] _buffer = new byte[ChatWords.LongestLine];

    /// <inheritdoc/>
    public ValueTask SendAsync(string line, CancellationToken stop) => socket.SendAsync(ChatWords.Encode(line), stop);

    /// <inheritdoc/>
    public async ValueTask<string?> ReceiveAsync(CancellationToken stop)
    {
        var count = await socket.ReceiveAsync(_buffer, stop);
        return Encoding.UTF8.GetString(_buffer, 0, count).TrimEnd('\r', '\n');
    }

    /// <inheritdoc/>
    public bool ShutdownSend() => false;

    /// <inheritdoc/>
    public void Dispose() => socket.Dispose();
}
