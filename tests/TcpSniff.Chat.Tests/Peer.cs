using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TcpSniff.Chat.Tests;

/// <summary>A bare TCP client, as rude as a test wants it.</summary>
internal sealed class Peer : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Socket _socket;
    private readonly StreamReader _reader;

    public Peer(Socket socket)
    {
        _socket = socket;
        _reader = new StreamReader(new NetworkStream(socket), new UTF8Encoding(false));
    }

    public string Name => _socket.LocalEndPoint!.ToString()!;

    public Socket Socket => _socket;

    public static async Task<Peer> ConnectAsync(IPEndPoint server)
    {
        var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(server);
        return new Peer(socket);
    }

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    public async Task SendAsync(byte[] bytes) => await _socket.SendAsync(bytes);

    /// <summary>The next line; null at the server's FIN.</summary>
    public async Task<string?> ReadAsync() => await _reader.ReadLineAsync().WaitAsync(Patience);

    /// <summary>Reads on until a line contains that text.</summary>
    public async Task<string> ReadUntilAsync(string text)
    {
        while (await ReadAsync() is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"the server closed before it said {text}");
    }

    /// <summary>Closes by RST.</summary>
    public void Reset()
    {
        _socket.LingerState = new LingerOption(true, 0);
        _socket.Dispose();
    }

    public void Dispose() => _socket.Dispose();
}
