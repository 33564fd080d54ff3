using System.Net;
using TcpSniff.Chat.Sockets;
using TcpSniff.Packets;
using ChatCall = TcpSniff.Chat.Sockets.SocketCall;
using SocketCall = TcpSniff.Timelines.SocketCall;

namespace TcpSniff.Lab.Stages;

/// <summary>Takes down the socket calls of both sides, as the timeline tells them. Any thread may call.</summary>
internal sealed class CallLog : ICallLog
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
    public void Called(in ChatCall call) => Add(new(
        new(call.UnixNanoseconds),
        call.Caller == Caller.Client ? Role.Client : Role.Server,
        call.Text,
        call is { Local: { } local, Remote: { } remote } ? KeyOf(local, remote) : null));

    /// <summary>Adds a call.</summary>
    public void Add(SocketCall call)
    {
        lock (_calls)
        {
            _calls.Add(call);
        }
    }

    /// <summary>The connection between two ends.</summary>
    internal static FlowKey KeyOf(IPEndPoint local, IPEndPoint remote) => FlowKey.Create(
        IpAddress.From(local.Address), (ushort)local.Port, IpAddress.From(remote.Address), (ushort)remote.Port, tunnel: 0, out _);
}
