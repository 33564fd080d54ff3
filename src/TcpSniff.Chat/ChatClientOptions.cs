using System.Net;

namespace TcpSniff.Chat;

/// <summary>How a chat client connects and leaves.</summary>
internal sealed record ChatClientOptions
{
    /// <summary>Name or address of the server.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>The server's port, 1 to 65,535.</summary>
    public int Port { get; init; } = ChatServerOptions.DefaultPort;

    /// <summary>Address and port to call from; null lets the system choose. Port 0 chooses the port only.</summary>
    public IPEndPoint? Bind { get; init; }

    /// <summary>Whether SO_REUSEADDR is set before <see cref="Bind"/>.</summary>
    public bool ReuseAddress { get; init; } = true;

    /// <summary>Name that the others see; null for address and port.</summary>
    public string? Name { get; init; }

    /// <summary>Whether leaving is shutdown(SHUT_WR), and what the server still says is read up to its FIN (RFC 9293 section 3.6).</summary>
    public bool HalfClose { get; init; }

    /// <summary>SO_LINGER in seconds; 0 closes by RST; null leaves closing to the kernel.</summary>
    public int? LingerSeconds { get; init; }

    /// <summary>Whether TCP_NODELAY is set.</summary>
    public bool NoDelay { get; init; }

    /// <summary>Whether datagrams take the place of a connection.</summary>
    public bool Udp { get; init; }

    /// <summary>
    /// Whether a message is what one send sends, without a line feed, as in the classic tutorials' programs; then the end of the input
    /// closes at once, and <c>exit</c> is sent before that.
    /// </summary>
    public bool Raw { get; init; }

    /// <summary>Whether a line is typed only once the line before was answered, where the server ends its messages with nothing: for scripts.</summary>
    public bool TakesTurns { get; init; }

    /// <summary>How long the client waits for the server's <c>^^^</c> after <c>bye</c>, and for its FIN after a half-close.</summary>
    public TimeSpan FarewellTime { get; init; } = TimeSpan.FromSeconds(10);
}
