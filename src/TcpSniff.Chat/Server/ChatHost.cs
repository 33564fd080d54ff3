using System.Diagnostics.CodeAnalysis;
using TcpSniff.Chat.Protocol;
using TcpSniff.Chat.Styles;
using TcpSniff.Chat.Terminals;

namespace TcpSniff.Chat.Server;

/// <summary>The style of a server, who is called what, and the terminal of its person.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle nobody asked for holds nothing to dispose of.")]
internal sealed class ChatHost(ChatServerOptions options, ITerminal terminal)
{
    private readonly NameBook _names = new();

    // Counts what was said and not yet answered by a script that takes turns.
    private readonly SemaphoreSlim _unanswered = new(0);

    private readonly IStyle _style = options.Style switch
    {
        ChatStyle.Room => new RoomStyle(),
        ChatStyle.Operator => new OperatorStyle(),
        ChatStyle.Greeter => new GreeterStyle(),
        ChatStyle.Echo => new EchoStyle(),
        ChatStyle.Reply => new ReplyStyle(options.Reply),
        _ => throw new ArgumentOutOfRangeException(nameof(options)),
    };

    private volatile bool _noted = !options.Quiet;
    private volatile bool _shows = options.Verbose || options.Style == ChatStyle.Operator;
    private volatile string _parting = ChatWords.Farewell;

    /// <summary>Whether the next client is let in only when this one has gone.</summary>
    public bool OneAtATime => _style.OneAtATime;

    /// <summary>What everybody is told when the server stops.</summary>
    public string Parting => _parting;

    /// <summary>Somebody came.</summary>
    public ValueTask JoinedAsync(IMember member)
    {
        _names.Enter(member);
        Note($"* {member.Name} joined");
        return _style.JoinedAsync(member);
    }

    /// <summary>Somebody said something: to all as a rule, but it may ask the server for a name.</summary>
    public async ValueTask SaidAsync(IMember member, string text)
    {
        if (ChatWords.RequestedName(text) is { } name)
        {
            await RenameAsync(member, name);
        }
        else if (text.Length > 0)
        {
            Show($"{member.Name}: {SafeText.Of(text)}");
            await _style.SaidAsync(member, text);
            if (options.TakesTurns)
            {
                _unanswered.Release();
            }
        }
    }

    /// <summary>Somebody goes.</summary>
    public ValueTask LeftAsync(IMember member)
    {
        _names.Strike(member);
        Note($"* {member.Name} left");
        return _style.LeftAsync(member);
    }

    /// <summary>Passes on what the server's person types, until they type <c>exit</c> or the server stops. The end of the input stops nothing.</summary>
    public async Task TypeAsync(CancellationTokenSource stop)
    {
        try
        {
            while (await terminal.ReadLineAsync(stop.Token) is { } line)
            {
                if (line.Trim() is { Length: > 0 } text)
                {
                    await TypedAsync(text, stop);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    /// <summary>The server stops: from here nobody hears of the others any more.</summary>
    public void Close() => _style.Close();

    private async ValueTask TypedAsync(string text, CancellationTokenSource stop)
    {
        if (options.TakesTurns)
        {
            await _unanswered.WaitAsync(stop.Token);
        }

        if (text != ChatWords.Exit)
        {
            await _style.TypedAsync(text, stop.Token);
            return;
        }

        if (options is { SpeaksRaw: true, Style: ChatStyle.Operator })
        {
            // As in the tutorials, where either side ends it by that word.
            _parting = ChatWords.Exit;
        }

        await stop.CancelAsync();
    }

    private async ValueTask RenameAsync(IMember member, string name)
    {
        var before = member.Name;
        if (_names.Rename(member, name) is { } refusal)
        {
            await member.SendAsync($"* {SafeText.Of(refusal)}");
        }
        else if (before != member.Name)
        {
            Note($"* {before} is now {member.Name}");
            await _style.RenamedAsync(member, before);
        }
    }

    private void Show(string text)
    {
        if (_shows)
        {
            _shows = Tell(terminal.WriteLine, text);
        }
    }

    private void Note(string text)
    {
        if (_noted)
        {
            _noted = Tell(terminal.Note, text);
        }
    }

    private static bool Tell(Action<string> show, string text)
    {
        try
        {
            show(text);
            return true;
        }
        catch (IOException)
        {
            // Who watched is gone (| head); those who talk are not.
            return false;
        }
    }
}
