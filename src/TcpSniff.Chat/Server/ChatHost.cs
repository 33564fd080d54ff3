using TcpSniff.Chat.Protocol;
using TcpSniff.Chat.Styles;
using TcpSniff.Chat.Terminals;

namespace TcpSniff.Chat.Server;

/// <summary>The style of a server, and the terminal of its person.</summary>
internal sealed class ChatHost(ChatServerOptions options, ITerminal terminal)
{
    private volatile bool _shows = options.Verbose || options.Style == ChatStyle.Operator;

    private readonly IStyle _style = options.Style switch
    {
        ChatStyle.Room => new RoomStyle(),
        ChatStyle.Operator => new OperatorStyle(),
        ChatStyle.Greeter => new GreeterStyle(),
        ChatStyle.Echo => new EchoStyle(),
        _ => throw new ArgumentOutOfRangeException(nameof(options)),
    };

    /// <summary>Whether the next client is let in only when this one has gone.</summary>
    public bool OneAtATime => _style.OneAtATime;

    /// <summary>Somebody came.</summary>
    public ValueTask JoinedAsync(IMember member)
    {
        Show($"* {member.Name} joined");
        return _style.JoinedAsync(member);
    }

    /// <summary>Somebody said something.</summary>
    public ValueTask SaidAsync(IMember member, string text)
    {
        Show($"{member.Name}: {SafeText.Of(text)}");
        return _style.SaidAsync(member, text);
    }

    /// <summary>Somebody took another name.</summary>
    public ValueTask RenamedAsync(IMember member, string before)
    {
        Show($"* {before} is now {member.Name}");
        return _style.RenamedAsync(member, before);
    }

    /// <summary>Somebody goes.</summary>
    public ValueTask LeftAsync(IMember member)
    {
        Show($"* {member.Name} left");
        return _style.LeftAsync(member);
    }

    /// <summary>Passes on what the server's person types, until they type <c>exit</c> or the server stops. The end of the input stops nothing.</summary>
    public async Task TypeAsync(CancellationTokenSource stop)
    {
        try
        {
            while (await terminal.ReadLineAsync(stop.Token) is { } line)
            {
                var text = line.Trim();
                if (text == ChatWords.Exit)
                {
                    await stop.CancelAsync();
                }
                else if (text.Length > 0)
                {
                    await _style.TypedAsync(text, stop.Token);
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

    private void Show(string text)
    {
        if (!_shows)
        {
            return;
        }

        try
        {
            terminal.WriteLine(text);
        }
        catch (IOException)
        {
            // Who watched is gone (| head); those who talk are not.
            _shows = false;
        }
    }
}
