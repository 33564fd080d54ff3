namespace TcpSniff.Chat.Terminals;

/// <summary>Where a person, or a script in its place, types and reads. Called from several threads.</summary>
internal interface ITerminal
{
    /// <summary>The next line typed; null once there will be none.</summary>
    ValueTask<string?> ReadLineAsync(CancellationToken stop);

    /// <summary>Shows what somebody said. It is safe to show.</summary>
    void WriteLine(string line);

    /// <summary>Shows something about the conversation itself, such as that it ended.</summary>
    void Note(string text);
}
