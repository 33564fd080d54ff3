using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TcpSniff.Chat.Tests;

/// <summary>A client of the tutorials' kind: what one receive brings is a message.</summary>
internal sealed class RawPeer : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly byte[] _buffer = new byte[1024];

    public RawPeer(IPEndPoint server) => _socket.Connect(server);

    public async Task SendAsync(string text) => await _socket.SendAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>What the next receive brings; empty at the server's FIN.</summary>
    public async Task<string> ReadAsync() => Encoding.UTF8.GetString(_buffer, 0, await _socket.ReceiveAsync(_buffer).WaitAsync(Peer.Patience));

    /// <summary>What the next receive brings, which has to contain that.</summary>
    public async Task<string> ReadAsync(string text)
    {
        var received = await ReadAsync();
        Assert.Contains(text, received, StringComparison.Ordinal);
        return received;
    }

    public void Dispose() => _socket.Dispose();
}
