using System.Net.Sockets;
using TcpSniff.Chat.Protocol;
using TcpSniff.Chat.Terminals;

namespace TcpSniff.Chat.Client;

/// <summary>A client's conversation, from its first line to the moment to close.</summary>
internal sealed class ClientConversation(IChatLink link, ChatClientOptions options, ITerminal terminal, TimeProvider time)
{
    private bool _asked;

    private enum Wish
    {
        Farewell,
        LeaveAtOnce,
    }

    private enum Heard
    {
        Farewell,
        TheEnd,
        Break,
        NothingMore,
    }

    /// <summary>Talks until it is time to close the link, which is the caller's task.</summary>
    public async Task<ChatEnding> RunAsync(CancellationToken stop)
    {
        using var talking = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var listening = ListenAsync(talking.Token);
        var typing = TypeAsync(talking.Token);
        try
        {
            if (await Task.WhenAny(listening, typing) == typing && await typing == Wish.LeaveAtOnce)
            {
                if (stop.IsCancellationRequested || !options.HalfClose || !link.ShutdownSend())
                {
                    return ChatEnding.Left;
                }

                _asked = true;
                return End(await Patiently(listening));
            }

            var heard = typing.IsCompleted ? await Patiently(listening) : await listening;
            if (heard == Heard.Farewell && options.HalfClose && link.ShutdownSend())
            {
                await Patiently(ListenAsync(talking.Token));
            }

            return End(heard);
        }
        finally
        {
            await talking.CancelAsync();
            await Task.WhenAll(listening, typing);
        }
    }

    private async Task<Wish> TypeAsync(CancellationToken stop)
    {
        try
        {
            if (options.Name is { Length: > 0 } name)
            {
                await link.SendAsync($"{ChatWords.Name} {name}", stop);
            }

            while (true)
            {
                var line = await terminal.ReadLineAsync(stop);
                switch (line?.Trim())
                {
                    case "":
                        break;
                    case ChatWords.Exit:
                    case null when options.HalfClose:
                        return Wish.LeaveAtOnce;
                    case null or ChatWords.Bye:
                        _asked = true;
                        await link.SendAsync(ChatWords.Bye, stop);
                        return Wish.Farewell;
                    default:
                        await link.SendAsync(line, stop);
                        break;
                }
            }
        }
        catch (SocketException)
        {
            // Who listens hears the break too, and perhaps more before it.
            return Wish.Farewell;
        }
        catch (OperationCanceledException)
        {
            return Wish.LeaveAtOnce;
        }
    }

    private async Task<Heard> ListenAsync(CancellationToken stop)
    {
        try
        {
            while (await link.ReceiveAsync(stop) is { } line)
            {
                terminal.WriteLine(SafeText.Of(line));
                if (line == ChatWords.Farewell)
                {
                    return Heard.Farewell;
                }
            }

            return Heard.TheEnd;
        }
        catch (SocketException)
        {
            return Heard.Break;
        }
        catch (OperationCanceledException)
        {
            return Heard.NothingMore;
        }
    }

    private async Task<Heard> Patiently(Task<Heard> listening)
    {
        try
        {
            return await listening.WaitAsync(options.FarewellTime, time);
        }
        catch (TimeoutException)
        {
            return Heard.NothingMore;
        }
    }

    private ChatEnding End(Heard heard)
    {
        switch (heard)
        {
            case Heard.Break:
                terminal.Note(options.Udp ? "* nobody receives the datagrams there" : "* the connection broke");
                return ChatEnding.Lost;
            case Heard.TheEnd when !_asked:
                terminal.Note("* the server closed the connection");
                return ChatEnding.ServerClosed;
            case Heard.Farewell when !_asked:
                terminal.Note("* the server stops");
                return ChatEnding.Dismissed;
            default:
                return ChatEnding.Left;
        }
    }
}
