using System.Net;
using System.Net.Sockets;
using TcpSniff.Chat.Sockets;
using TcpSniff.Chat.Styles;

namespace TcpSniff.Chat.Server;

/// <summary>Somebody who sent a datagram.</summary>
internal sealed class UdpMember(RecordedSocket socket, IPEndPoint end) : IMember
{
    /// <summary>Where its datagrams come from.</summary>
    public IPEndPoint End => end;

    /// <summary>When it was last heard.</summary>
    public DateTimeOffset LastHeard { get; set; }

    /// <inheritdoc/>
    public string Name { get; set; } = end.ToString();

    // To know whether a datagram can be taken at once takes sending it.
    /// <inheritdoc/>
    public bool TrySend(ReadOnlyMemory<byte> line) => false;

    /// <inheritdoc/>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> line)
    {
        try
        {
            await socket.SendToAsync(line, end, CancellationToken.None);
        }
        catch (Exception problem) when (problem is SocketException or ObjectDisposedException)
        {
            // UDP promises nothing: too long, unreachable, or the server has closed.
        }
    }
}
