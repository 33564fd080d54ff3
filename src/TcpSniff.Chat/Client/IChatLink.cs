using TcpSniff.Chat.Protocol;

namespace TcpSniff.Chat.Client;

/// <summary>The way of messages between a client and its server.</summary>
internal interface IChatLink : IDisposable
{
    /// <summary>Sends a message.</summary>
    ValueTask SendAsync(string text, CancellationToken stop);

    /// <summary>The next message; null once the server will send no more.</summary>
    ValueTask<Message?> ReceiveAsync(CancellationToken stop);

    /// <summary>Says that nothing more will be sent, and goes on receiving. Says whether that exists on this link.</summary>
    bool ShutdownSend();
}
