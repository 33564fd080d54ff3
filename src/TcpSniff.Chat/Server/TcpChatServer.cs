using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using TcpSniff.Chat.Sockets;
using TcpSniff.Chat.Terminals;

namespace TcpSniff.Chat.Server;

/// <summary>Accepts clients and gives each a session.</summary>
internal sealed class TcpChatServer : IChatServer
{
    private static readonly TimeSpan KeepAliveAfter = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMilliseconds(100);

    private readonly ChatServerOptions _options;
    private readonly TimeProvider _time;
    private readonly ChatHost _host;
    private readonly RecordedSocket _listener;
    private readonly ConcurrentDictionary<Task, byte> _sessions = new();

    /// <summary>Listens at once.</summary>
    public TcpChatServer(ChatServerOptions options, ITerminal terminal, CallRecorder calls)
    {
        (_options, _time, _host) = (options, calls.Time, new ChatHost(options, terminal));
        _listener = BoundSocket.Listen(new IPEndPoint(options.Bind, options.Port), options.Backlog, options.ReuseAddress, calls);
        End = _listener.Local!;
    }

    /// <inheritdoc/>
    public IPEndPoint End { get; }

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken stop)
    {
        using var stops = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var typing = _host.TypeAsync(stops);
        await AcceptAllAsync(stops);

        _host.Close();
        await DismissWaitingAsync(stops);
        _listener.Dispose();
        await Task.WhenAll(_sessions.Keys);
        await typing;
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    private async Task AcceptAllAsync(CancellationTokenSource stops)
    {
        var stop = stops.Token;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var session = Begin(await _listener.AcceptAsync(stop), stops);
                if (_host.OneAtATime)
                {
                    await session;
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (SocketException)
            {
                // The client is gone already, or descriptors have run out until somebody leaves.
                await Task.Delay(PauseAfterFailure, _time, stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }
    }

    // Whoever waits in the listen queue believes to be connected, and would get a reset.
    private async Task DismissWaitingAsync(CancellationTokenSource stopped)
    {
        try
        {
            while (_listener.IsReady)
            {
                _ = Begin(await _listener.AcceptAsync(CancellationToken.None), stopped);
            }
        }
        catch (SocketException)
        {
            // Those left get their reset.
        }
    }

    private Task Begin(RecordedSocket client, CancellationTokenSource stops)
    {
        client.Configure(_options.LingerSeconds, _options.NoDelay);
        client.KeepAlive(KeepAliveAfter);
        var session = ServeAsync(client, stops);
        _sessions.TryAdd(session, 0);
        session.ContinueWith(done => _sessions.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return session;
    }

    private async Task ServeAsync(RecordedSocket client, CancellationTokenSource stops)
    {
        var session = new TcpSession(client, _host, _options, _time);
        await session.RunAsync(stops.Token);
        if (session.WasAnswered && !stops.IsCancellationRequested)
        {
            await stops.CancelAsync();
        }
    }
}
