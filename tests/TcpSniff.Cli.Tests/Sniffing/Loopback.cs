using System.Net;
using System.Net.Sockets;

namespace TcpSniff.Cli.Tests.Sniffing;

/// <summary>A listening socket on loopback and one conversation with it: what the captures of these tests see.</summary>
internal sealed class Loopback : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public Loopback()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
    }

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    /// <summary>The filter for its port.</summary>
    public string Filter => $"tcp port {Port}";

    /// <summary>The next connection of somebody else.</summary>
    public Socket Accept() => _listener.Accept();

    /// <summary>Connects, sends a text, closes from both sides: client first.</summary>
    public void Talk(string text)
    {
        using var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        client.Connect(_listener.LocalEndPoint!);
        using var server = _listener.Accept();
        client.Send(System.Text.Encoding.UTF8.GetBytes(text));
        var buffer = new byte[1024];
        server.Receive(buffer);
        client.Shutdown(SocketShutdown.Send);
        server.Receive(buffer);
        server.Close();
        client.Receive(buffer);
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();
}
