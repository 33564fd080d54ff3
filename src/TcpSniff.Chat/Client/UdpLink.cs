using System.Text;
using TcpSniff.Chat.Protocol;
using TcpSniff.Chat.Sockets;

namespace TcpSniff.Chat.Client;

/// <summary>Datagrams, a message in each; they may get lost, and nobody notices.</summary>
/// <param name="socket">Where they go.</param>
/// <param name="raw">Whether they hold the message and nothing else; else a line.</param>
internal sealed class UdpLink(RecordedSocket socket, bool raw) : IChatLink
{
    private readonly byte[] _buffer = new byte[ChatWords.LongestLine];

    /// <inheritdoc/>
    public ValueTask SendAsync(string text, CancellationToken stop) => socket.SendAsync(ChatWords.Encode(text, raw ? "" : ChatWords.LineFeed), stop);

    /// <inheritdoc/>
    public async ValueTask<Message?> ReceiveAsync(CancellationToken stop)
    {
        var count = await socket.ReceiveAsync(_buffer, stop);
        var datagram = Encoding.UTF8.GetString(_buffer, 0, count);
        var text = datagram.TrimEnd('\r', '\n');
        return new(text, datagram[text.Length..]);
    }

    /// <inheritdoc/>
    public bool ShutdownSend() => false;

    /// <inheritdoc/>
    public void Dispose() => socket.Dispose();
}
