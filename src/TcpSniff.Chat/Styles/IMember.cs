namespace TcpSniff.Chat.Styles;

/// <summary>Somebody who takes part in a conversation with the server.</summary>
internal interface IMember
{
    /// <summary>What the others call it: its own choice, else its address and port.</summary>
    string Name { get; set; }

    /// <summary>Sends a message if it can be taken at once.</summary>
    bool TrySend(string text);

    /// <summary>Sends a message; waits while the member takes nothing, but drops it if that takes too long. Never fails.</summary>
    ValueTask SendAsync(string text);
}
