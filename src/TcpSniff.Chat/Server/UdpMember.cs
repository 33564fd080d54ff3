using System.Net;
using System.Net.Sockets;
using TcpSniff.Chat.Protocol;
using TcpSniff.Chat.Sockets;
using TcpSniff.Chat.Styles;

namespace TcpSniff.Chat.Server;

/// <summary>Somebody who sent a datagram.</summary>
internal sealed class UdpMember(RecordedSocket socket, IPEndPoint end, string ending) : IMember
{
    /// <summary>Where its datagrams come from.</summary>
    public IPEndPoint End => end;

    /// <summary>What ends its messages.</summary>
    public string Ending { get; set; } = ending;

    /// <summary>When it was last heard.</summary>
    public DateTimeOffset LastHeard { get; set; }

    /// <inheritdoc/>
    public string Name { get; set; } = end.ToString();

    // To know whether a datagram can be taken at once takes sending it.
    /// <inheritdoc/>
    public bool TrySend(string text) => false;

    /// <inheritdoc/>
    public async ValueTask SendAsync(string text)
    {
        try
        {
            await socket.SendToAsync(ChatWords.Encode(text, Ending), end, CancellationToken.None);
        }
        catch (Exception problem) when (problem is SocketException or ObjectDisposedException)
        {
            // UDP promises nothing: too long, unreachable, or the server has closed.
        }
    }
}
