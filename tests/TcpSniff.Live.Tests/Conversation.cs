using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TcpSniff.Live.Tests;

/// <summary>Two real sockets on loopback that a test can capture.</summary>
internal sealed class Conversation : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly TcpClient _client = new();
    private TcpClient? _server;

    public Conversation() => _listener.Start();

    /// <summary>The server's port, by which tests that run at the same time keep apart.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Filter => $"tcp port {Port}";

    public Conversation Open()
    {
        _client.Connect(IPAddress.Loopback, Port);
        _server = _listener.AcceptTcpClient();
        return this;
    }

    public Conversation Say(string text)
    {
        _client.GetStream().Write(Encoding.UTF8.GetBytes(text));
        return this;
    }

    public void Dispose()
    {
        _client.Dispose();
        _server?.Dispose();
        _listener.Dispose();
    }
}
