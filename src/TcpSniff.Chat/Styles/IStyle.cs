namespace TcpSniff.Chat.Styles;

/// <summary>What a server does with what it hears. Called from several threads.</summary>
internal interface IStyle
{
    /// <summary>Whether the next client is let in only when this one has gone.</summary>
    bool OneAtATime => false;

    /// <summary>Somebody came.</summary>
    ValueTask JoinedAsync(IMember member);

    /// <summary>Somebody said something that is not empty.</summary>
    ValueTask SaidAsync(IMember member, string text);

    /// <summary>Somebody took another name.</summary>
    ValueTask RenamedAsync(IMember member, string before) => ValueTask.CompletedTask;

    /// <summary>Somebody goes, and must not be sent anything more from here.</summary>
    ValueTask LeftAsync(IMember member) => ValueTask.CompletedTask;

    /// <summary>The server's person typed something.</summary>
    ValueTask TypedAsync(string text, CancellationToken stop) => ValueTask.CompletedTask;

    /// <summary>The server stops: nobody is told anything more from here.</summary>
    void Close()
    {
    }
}
