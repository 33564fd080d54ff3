using System.Net;

namespace TcpSniff.Chat;

/// <summary>How a chat server listens and talks.</summary>
internal sealed record ChatServerOptions
{
    /// <summary>The port where nothing else is said.</summary>
    public const int DefaultPort = 12345;

    /// <summary>Address to listen on.</summary>
    public IPAddress Bind { get; init; } = IPAddress.Loopback;

    /// <summary>Port to listen on, 0 to 65,535; 0 lets the system choose.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>What it does with what it hears.</summary>
    public ChatStyle Style { get; init; }

    /// <summary>The answer of <see cref="ChatStyle.Reply"/>.</summary>
    public string Reply { get; init; } = "";

    /// <summary>Whether the server stops after its first answer, and closes that connection first.</summary>
    public bool Once { get; init; }

    /// <summary>
    /// Whether each receive is a message, line feed or not, as in the classic tutorials' programs; null for what is usual for the style.
    /// TCP keeps no boundaries: two sends may arrive in one receive, one in two.
    /// </summary>
    public bool? Raw { get; init; }

    /// <summary>Whether each receive is a message: as asked for, else for <see cref="ChatStyle.Greeter"/> and <see cref="ChatStyle.Reply"/>.</summary>
    public bool SpeaksRaw => Raw ?? Style is ChatStyle.Greeter or ChatStyle.Reply;

    /// <summary>Whether each line typed at the server answers one message, and waits for it: for scripts, which would type all lines at once.</summary>
    public bool TakesTurns { get; init; }

    /// <summary>How many connections may wait to be accepted (listen(2)); Linux lets in one more.</summary>
    public int Backlog { get; init; } = 5;

    /// <summary>Whether SO_REUSEADDR is set (socket(7)): without it, connections in TIME-WAIT keep the port from being listened on again.</summary>
    public bool ReuseAddress { get; init; } = true;

    /// <summary>SO_LINGER in seconds; 0 closes by RST; null leaves closing to the kernel.</summary>
    public int? LingerSeconds { get; init; }

    /// <summary>Whether TCP_NODELAY is set: small messages do not wait for acknowledgments (RFC 9293 section 3.7.4, Nagle).</summary>
    public bool NoDelay { get; init; }

    /// <summary>Whether datagrams take the place of connections.</summary>
    public bool Udp { get; init; }

    /// <summary>Whether the terminal shows who says what. The operator's always does.</summary>
    public bool Verbose { get; init; }

    /// <summary>Whether the terminal has no notes of who comes and goes.</summary>
    public bool Quiet { get; init; }

    /// <summary>How long what has arrived waits for the server's program to receive it: a busy program, which takes all at once that came meanwhile.</summary>
    public TimeSpan ReceiveDelay { get; init; }

    /// <summary>A client that takes nothing for so long while others wait to tell it something is dropped.</summary>
    public TimeSpan SlowReaderGrace { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long the server waits for a client's FIN once <c>^^^</c> was said.</summary>
    public TimeSpan FarewellTime { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long the server lets pass between a client's FIN and its own. With 50 ms the ACK of the FIN travels by itself, in the
    /// four segments of the textbook; without, Linux often puts both into one (RFC 9293 section 3.6).
    /// </summary>
    public TimeSpan CloseDelay { get; init; }
}
