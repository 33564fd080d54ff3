using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using System.Threading.Channels;
using TcpSniff.Chat.Protocol;
using TcpSniff.Chat.Sockets;
using TcpSniff.Chat.Styles;

namespace TcpSniff.Chat.Server;

/// <summary>One client's connection, from accept to close.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Others may still drop it while it ends; its cancellation source holds nothing to dispose of.")]
internal sealed class TcpSession : IMember
{
    // A client that does not read has this many messages waiting, then others wait for it, then it is dropped.
    private const int MessagesWaiting = 64;

    private readonly RecordedSocket _socket;
    private readonly ChatHost _host;
    private readonly ChatServerOptions _options;
    private readonly TimeProvider _time;
    private readonly IMessageReader _messages;
    private readonly Channel<string> _outgoing = Channel.CreateBounded<string>(MessagesWaiting);
    private readonly CancellationTokenSource _dropped = new();
    private volatile string _ending;

    /// <summary>Serves the client of a connection that was accepted.</summary>
    public TcpSession(RecordedSocket socket, ChatHost host, ChatServerOptions options, TimeProvider time)
    {
        (_socket, _host, _options, _time) = (socket, host, options, time);
        _messages = options.SpeaksRaw ? new RawReader(ReceiveAsync) : new LineReader(ReceiveAsync);
        _ending = options.SpeaksRaw ? "" : ChatWords.LineFeed;
        Name = socket.Remote?.ToString() ?? "somebody";
    }

    private enum Ending
    {
        ClientClosed,
        ClientSaidBye,
        ServerCloses,
        ServerStops,
        Lost,
    }

    /// <inheritdoc/>
    public string Name { get; set; }

    /// <summary>Whether it has been given an answer.</summary>
    public bool WasAnswered { get; private set; }

    /// <summary>Serves until one of both sides ends it. Never fails: whatever a client does concerns nobody else.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using (_socket)
        {
            var sending = SendAllAsync();
            var ending = stop.IsCancellationRequested ? Ending.ServerStops : await ConverseAsync(stop);
            await _host.LeftAsync(this);
            if (ending is Ending.ClientSaidBye or Ending.ServerStops)
            {
                await SendAsync(ending == Ending.ServerStops ? _host.Parting : ChatWords.Farewell);
            }

            _outgoing.Writer.TryComplete();
            if (ending != Ending.Lost)
            {
                await FinishAsync(sending, ending);
                await Task.Delay(ClosesFirst(ending) ? TimeSpan.Zero : _options.CloseDelay, _time, CancellationToken.None);
            }

            // Ends a send that nobody takes.
            await _dropped.CancelAsync();
            await sending;
        }
    }

    /// <inheritdoc/>
    public bool TrySend(string text) => _outgoing.Writer.TryWrite(text);

    /// <inheritdoc/>
    public async ValueTask SendAsync(string text)
    {
        if (TrySend(text))
        {
            return;
        }

        try
        {
            using var grace = new CancellationTokenSource(_options.SlowReaderGrace, _time);
            await _outgoing.Writer.WriteAsync(text, grace.Token);
        }
        catch (ChannelClosedException)
        {
            // It is leaving anyway.
        }
        catch (OperationCanceledException)
        {
            await _dropped.CancelAsync();
        }
    }

    private async Task<Ending> ConverseAsync(CancellationToken stop)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(stop, _dropped.Token);
        try
        {
            await _host.JoinedAsync(this);
            while (await _messages.ReadAsync(ends.Token) is { } message)
            {
                _ending = message.Ending.Length > 0 || _options.SpeaksRaw ? message.Ending : _ending;
                if (message.WasCut)
                {
                    await SendAsync($"* line too long, cut after {ChatWords.LongestLine} bytes");
                }

                switch (message.Text.Trim())
                {
                    case ChatWords.Bye:
                        return Ending.ClientSaidBye;
                    case ChatWords.Exit:
                        return Ending.ServerCloses;
                }

                await _host.SaidAsync(this, message.Text);
                if (_options.Once && message.Text.Length > 0)
                {
                    WasAnswered = true;
                    return Ending.ServerCloses;
                }
            }

            return Ending.ClientClosed;
        }
        catch (OperationCanceledException)
        {
            return _dropped.IsCancellationRequested ? Ending.Lost : Ending.ServerStops;
        }
        catch (SocketException)
        {
            return Ending.Lost;
        }
    }

    private async ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken stop)
    {
        if (_options.ReceiveDelay > TimeSpan.Zero)
        {
            await _socket.WaitAsync(stop);
            await Task.Delay(_options.ReceiveDelay, _time, stop);
        }

        return await _socket.ReceiveAsync(buffer, stop);
    }

    private async Task SendAllAsync()
    {
        try
        {
            await foreach (var text in _outgoing.Reader.ReadAllAsync(_dropped.Token))
            {
                await _socket.SendAsync(ChatWords.Encode(text, _ending), _dropped.Token);
            }
        }
        catch (Exception problem) when (problem is SocketException or OperationCanceledException)
        {
            // Nothing more can be sent: whoever waits to need not.
            _outgoing.Writer.TryComplete();
            await _dropped.CancelAsync();
        }
    }

    // What was said is sent. Then who asked to leave closes first; where the server stops, the server does.
    private async Task FinishAsync(Task sending, Ending ending)
    {
        try
        {
            using var patience = new CancellationTokenSource(_options.FarewellTime, _time);
            await sending.WaitAsync(patience.Token);
            if (ClosesFirst(ending))
            {
                _socket.ShutdownSend();
            }

            if (ending != Ending.ClientClosed)
            {
                await DrainAsync(patience.Token);
            }
        }
        catch (Exception problem) when (problem is SocketException or OperationCanceledException)
        {
            // It had its time.
        }
    }

    private static bool ClosesFirst(Ending ending) => ending is Ending.ServerStops or Ending.ServerCloses;

    private async Task DrainAsync(CancellationToken stop)
    {
        var buffer = new byte[4096];
        while (await _socket.ReceiveAsync(buffer, stop) > 0)
        {
            // What is said after goodbye is not heard; but unread, it would turn the close into a reset (RFC 2525 section 2.17).
        }
    }
}
