namespace TcpSniff.Chat.Client;

/// <summary>The way of lines between a client and its server.</summary>
internal interface IChatLink : IDisposable
{
    /// <summary>Sends a line.</summary>
    ValueTask SendAsync(string line, CancellationToken stop);

    /// <summary>The next line; null once the server will send no more.</summary>
    ValueTask<string?> ReceiveAsync(CancellationToken stop);

    /// <summary>Says that nothing more will be sent, and goes on receiving. Says whether that exists on this link.</summary>
    bool ShutdownSend();
}
