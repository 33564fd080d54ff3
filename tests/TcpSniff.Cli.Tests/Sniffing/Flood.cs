using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace TcpSniff.Cli.Tests.Sniffing;

/// <summary>Short connections over loopback, one after the other, to many addresses of it: those of one would run out of ports.</summary>
internal sealed class Flood : IDisposable
{
    private const int Addresses = 200;

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public Flood()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Any, 0));
        _listener.Listen(1024);
    }

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    /// <summary>Opens, uses and closes connections.</summary>
    /// <param name="perSecond">How many a second at most.</param>
    /// <param name="duration">For how long.</param>
    /// <returns>How many there were.</returns>
    public int Run(int perSecond, TimeSpan duration)
    {
        var (began, count, buffer) = (Stopwatch.GetTimestamp(), 0, new byte[16]);
        while (Stopwatch.GetElapsedTime(began) is var elapsed && elapsed < duration)
        {
            if (count >= elapsed.TotalSeconds * perSecond)
            {
                Thread.Sleep(1);
                continue;
            }

            using var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            client.Connect(new IPAddress([127, 0, 0, (byte)(1 + (count++ % Addresses))]), Port);
            using var server = _listener.Accept();
            client.Send("hello"u8);
            server.Receive(buffer);
            server.Send("hi"u8);
            client.Receive(buffer);
        }

        return count;
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();
}
