using System.Net;
using System.Net.Sockets;
using System.Text;
using TcpSniff.Chat.Protocol;
using TcpSniff.Chat.Sockets;
using TcpSniff.Chat.Terminals;

namespace TcpSniff.Chat.Server;

/// <summary>
/// The same conversations over datagrams (RFC 768): no handshake, no teardown, no promise. Somebody comes with the first
/// datagram and goes with <c>bye</c>, or by being forgotten.
/// </summary>
internal sealed class UdpChatServer : IChatServer
{
    private const int LongestDatagram = 65_535;

    private readonly ChatHost _host;
    private readonly RecordedSocket _socket;
    private readonly UdpMembers _members;

    /// <summary>Listens at once.</summary>
    public UdpChatServer(ChatServerOptions options, ITerminal terminal, CallRecorder calls)
    {
        _host = new ChatHost(options, terminal);
        var end = new IPEndPoint(options.Bind, options.Port);
        _socket = new RecordedSocket(BoundSocket.Create(end, SocketType.Dgram, options.ReuseAddress, calls), calls);
        _members = new UdpMembers(_socket, _host, calls.Time);
        End = _socket.Local!;
    }

    /// <inheritdoc/>
    public IPEndPoint End { get; }

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken stop)
    {
        using var stops = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var typing = _host.TypeAsync(stops);
        var buffer = new byte[LongestDatagram];
        while (!stops.IsCancellationRequested)
        {
            try
            {
                var (count, from) = await _socket.ReceiveFromAsync(buffer, stops.Token);
                await HearAsync(from, Encoding.UTF8.GetString(buffer, 0, count).TrimEnd('\r', '\n'));
            }
            catch (OperationCanceledException)
            {
                break;
            }
            catch (SocketException)
            {
                // Somebody's port is closed by now. Datagrams to others still go.
            }
        }

        _host.Close();
        foreach (var member in _members.All)
        {
            await member.SendAsync(ChatWords.Encode(ChatWords.Farewell));
        }

        _socket.Dispose();
        await typing;
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private async ValueTask HearAsync(IPEndPoint from, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        var member = await _members.FindOrAddAsync(from);
        if (text.Trim() == ChatWords.Bye)
        {
            await _members.RemoveAsync(member);
            await member.SendAsync(ChatWords.Encode(ChatWords.Farewell));
        }
        else if (ChatWords.RequestedName(text) is { } name)
        {
            var before = member.Name;
            member.Name = name;
            await _host.RenamedAsync(member, before);
        }
        else
        {
            await _host.SaidAsync(member, text);
        }
    }
}
