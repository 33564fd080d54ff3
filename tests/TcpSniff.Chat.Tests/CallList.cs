using System.Collections.Concurrent;
using TcpSniff.Chat.Sockets;

namespace TcpSniff.Chat.Tests;

/// <summary>Remembers all calls.</summary>
internal sealed class CallList : ICallLog
{
    private readonly ConcurrentQueue<SocketCall> _calls = new();

    public IReadOnlyList<SocketCall> All => [.. _calls];

    public IEnumerable<string> Of(Caller caller) => _calls.Where(call => call.Caller == caller).Select(call => call.Text);

    public void Called(in SocketCall call) => _calls.Enqueue(call);
}
