using System.Net;
using System.Net.Sockets;
using TcpSniff.Chat;
using TcpSniff.Chat.Terminals;
using TcpSniff.Fuzz.Inputs;

namespace TcpSniff.Fuzz.Targets;

/// <summary>A chat server over loopback: whatever one client sends, and however it leaves, another one is answered.</summary>
internal sealed class ChatServerTarget : ITarget, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly byte[] Question = "are you there?\n"u8.ToArray();

    private readonly ChatTarget _words = new();
    private readonly CancellationTokenSource _stop = new();
    private IPEndPoint? _server;

    public string Name => "chat-server";

    public int Brief => 150;

    public FuzzInput Make(int seed) => _words.Make(seed);

    public void Take(FuzzInput input)
    {
        _server ??= Start();
        using (var stranger = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp))
        {
            stranger.Connect(_server);
            var half = input.Bytes.Length / 2;
            stranger.Send(input.Bytes.AsSpan(0, half));
            stranger.Send(input.Bytes.AsSpan(half));
            if (input.Turn % 2 == 0)
            {
                stranger.LingerState = new(true, 0);
            }
        }

        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = (int)Patience.TotalMilliseconds, LingerState = new(true, 0) };
        other.Connect(_server);
        other.Send(Question);
        var (answer, length) = (new byte[256], 0);
        while (answer.AsSpan(0, length).IndexOf("there?"u8) < 0)
        {
            var count = other.Receive(answer.AsSpan(length));
            BrokenPromiseException.Unless(count > 0, "the server hung up on somebody else");
            length += count;
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private IPEndPoint Start()
    {
        var server = ChatServer.Listen(new() { Port = 0, Style = ChatStyle.Echo, Quiet = true, Backlog = 64 }, new ScriptedTerminal(TimeProvider.System) { Stays = true });
        _ = server.RunAsync(_stop.Token).ContinueWith(_ => server.Dispose(), TaskScheduler.Default);
        return server.End;
    }
}
