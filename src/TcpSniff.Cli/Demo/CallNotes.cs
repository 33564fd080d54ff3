using System.Net;
using TcpSniff.Chat.Sockets;
using TcpSniff.Packets;
using ChatCall = TcpSniff.Chat.Sockets.SocketCall;
using SocketCall = TcpSniff.Timelines.SocketCall;

namespace TcpSniff.Cli.Demo;

/// <summary>Takes down the socket calls of both programs, as the timeline tells them.</summary>
internal sealed class CallNotes : ICallLog
{
    private readonly List<SocketCall> _calls = [];

    /// <summary>The calls so far.</summary>
    public IReadOnlyList<SocketCall> Calls
    {
        get
        {
            lock (_calls)
            {
                return [.. _calls];
            }
        }
    }

    /// <inheritdoc/>
    public void Called(in ChatCall call)
    {
        var told = new SocketCall(
            new CaptureTime(call.UnixNanoseconds),
            call.Caller == Caller.Client ? Role.Client : Role.Server,
            call.Text,
            call is { Local: { } local, Remote: { } remote } ? KeyOf(local, remote) : null);
        lock (_calls)
        {
            _calls.Add(told);
        }
    }

    private static FlowKey KeyOf(IPEndPoint local, IPEndPoint remote) => FlowKey.Create(
        IpAddress.From(local.Address), (ushort)local.Port, IpAddress.From(remote.Address), (ushort)remote.Port, tunnel: 0, out _);
}
