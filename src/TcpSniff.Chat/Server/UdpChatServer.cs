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

    private readonly ChatServerOptions _options;
    private readonly ChatHost _host;
    private readonly RecordedSocket _socket;
    private readonly UdpMembers _members;

    /// <summary>Listens at once.</summary>
    public UdpChatServer(ChatServerOptions options, ITerminal terminal, CallRecorder calls)
    {
        (_options, _host) = (options, new ChatHost(options, terminal));
        var end = new IPEndPoint(options.Bind, options.Port);
        _socket = new RecordedSocket(BoundSocket.Create(end, SocketType.Dgram, options.ReuseAddress, calls), calls);
        _members = new UdpMembers(_socket, _host, calls.Time, options.SpeaksRaw ? "" : ChatWords.LineFeed);
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
                if (await HearAsync(from, Encoding.UTF8.GetString(buffer, 0, count)) && _options.Once)
                {
                    await stops.CancelAsync();
                }
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
        foreach (var member in _options.Once ? [] : _members.All)
        {
            await member.SendAsync(_host.Parting);
        }

        _socket.Dispose();
        await typing;
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    // Says whether it was answered.
    private async ValueTask<bool> HearAsync(IPEndPoint from, string datagram)
    {
        var text = datagram.TrimEnd('\r', '\n');
        if (text.Length == 0)
        {
            return false;
        }

        var member = await _members.FindOrAddAsync(from);
        member.Ending = _options.SpeaksRaw ? datagram[text.Length..] : ChatWords.LineFeed;
        switch (text.Trim())
        {
            case ChatWords.Bye:
                await _members.RemoveAsync(member);
                await member.SendAsync(ChatWords.Farewell);
                return false;
            case ChatWords.Exit:
                await _members.RemoveAsync(member);
                return false;
            default:
                await _host.SaidAsync(member, text);
                return true;
        }
    }
}
