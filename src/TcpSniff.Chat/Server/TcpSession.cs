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
    // A client that does not read has this many lines waiting, then others wait for it, then it is dropped.
    private const int LinesWaiting = 64;

    private readonly RecordedSocket _socket;
    private readonly ChatHost _host;
    private readonly ChatServerOptions _options;
    private readonly TimeProvider _time;
    private readonly LineReader _lines;
    private readonly Channel<ReadOnlyMemory<byte>> _outgoing = Channel.CreateBounded<ReadOnlyMemory<byte>>(LinesWaiting);
    private readonly CancellationTokenSource _dropped = new();

    /// <summary>Serves the client of a connection that was accepted.</summary>
    public TcpSession(RecordedSocket socket, ChatHost host, ChatServerOptions options, TimeProvider time)
    {
        (_socket, _host, _options, _time) = (socket, host, options, time);
        _lines = new LineReader(socket.ReceiveAsync);
        Name = socket.Remote?.ToString() ?? "somebody";
    }

    private enum Ending
    {
        ClientClosed,
        ClientSaidBye,
        ServerStops,
        Lost,
    }

    /// <inheritdoc/>
    public string Name { get; private set; }

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
                await SendAsync(ChatWords.Encode(ChatWords.Farewell));
            }

            _outgoing.Writer.TryComplete();
            if (ending != Ending.Lost)
            {
                await FinishAsync(sending, ending);
                await Task.Delay(ending == Ending.ServerStops ? TimeSpan.Zero : _options.CloseDelay, _time, CancellationToken.None);
            }

            // Ends a send that nobody takes.
            await _dropped.CancelAsync();
            await sending;
        }
    }

    /// <inheritdoc/>
    public bool TrySend(ReadOnlyMemory<byte> line) => _outgoing.Writer.TryWrite(line);

    /// <inheritdoc/>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> line)
    {
        if (TrySend(line))
        {
            return;
        }

        try
        {
            using var grace = new CancellationTokenSource(_options.SlowReaderGrace, _time);
            await _outgoing.Writer.WriteAsync(line, grace.Token);
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
            while (await _lines.ReadAsync(ends.Token) is { } line)
            {
                if (line.WasCut)
                {
                    await SendAsync(ChatWords.Encode($"* line too long, cut after {ChatWords.LongestLine} bytes"));
                }

                if (line.Text.Trim() == ChatWords.Bye)
                {
                    return Ending.ClientSaidBye;
                }

                await HearAsync(line.Text);
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

    private async ValueTask HearAsync(string text)
    {
        if (ChatWords.RequestedName(text) is { } name)
        {
            var before = Name;
            Name = name;
            await _host.RenamedAsync(this, before);
        }
        else if (text.Length > 0)
        {
            await _host.SaidAsync(this, text);
        }
    }

    private async Task SendAllAsync()
    {
        try
        {
            await foreach (var line in _outgoing.Reader.ReadAllAsync(_dropped.Token))
            {
                await _socket.SendAsync(line, _dropped.Token);
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
            if (ending == Ending.ServerStops)
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

    private async Task DrainAsync(CancellationToken stop)
    {
        var buffer = new byte[4096];
        while (await _socket.ReceiveAsync(buffer, stop) > 0)
        {
            // What is said after goodbye is not heard; but unread, it would turn the close into a reset (RFC 2525 section 2.17).
        }
    }
}
