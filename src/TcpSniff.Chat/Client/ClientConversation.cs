using System.Net.Sockets;
using TcpSniff.Chat.Protocol;
using TcpSniff.Chat.Terminals;

namespace TcpSniff.Chat.Client;

/// <summary>A client's conversation, from its first line to the moment to close.</summary>
internal sealed class ClientConversation(IChatLink link, ChatClientOptions options, ITerminal terminal, TimeProvider time)
{
    private readonly Turns? _turns = options.TakesTurns ? new(time) : null;
    private bool _asked;
    private volatile bool _heard;

    // Whether the other side ends its messages with nothing: known from the start, or once one came so.
    private volatile bool _raw = options.Raw;

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

            await (_turns?.GreetedAsync(stop) ?? ValueTask.CompletedTask);
            while (true)
            {
                var line = await terminal.ReadLineAsync(stop);
                switch (line?.Trim())
                {
                    case "":
                        break;
                    case ChatWords.Exit when options.Raw:
                        await link.SendAsync(ChatWords.Exit, stop);
                        return Wish.LeaveAtOnce;
                    case ChatWords.Exit:
                    case null when options.Raw || options.HalfClose:
                        return Wish.LeaveAtOnce;
                    case null or ChatWords.Bye:
                        await (line is null && !_heard ? Answered(stop) : ValueTask.CompletedTask);
                        _asked = true;
                        await link.SendAsync(ChatWords.Bye, stop);
                        return Wish.Farewell;
                    default:
                        await link.SendAsync(line, stop);
                        await (_raw ? Answered(stop) : ValueTask.CompletedTask);
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

    private ValueTask Answered(CancellationToken stop) => _turns?.AnsweredAsync(stop) ?? ValueTask.CompletedTask;

    private async Task<Heard> ListenAsync(CancellationToken stop)
    {
        try
        {
            while (await link.ReceiveAsync(stop) is { } message)
            {
                Show(message.Text);
                _raw |= message.Ending.Length == 0;
                _heard = true;
                _turns?.Heard();
                if (message.Text == ChatWords.Farewell || (options.Raw && message.Text == ChatWords.Exit))
                {
                    return message.Text == ChatWords.Farewell ? Heard.Farewell : Heard.TheEnd;
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

    private void Show(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            terminal.WriteLine(SafeText.Of(line));
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
