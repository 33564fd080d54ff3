namespace TcpSniff.Packets;

/// <summary>RFC 9293's spelling of the states.</summary>
public static class TcpStateNames
{
    private static readonly string[] Names =
    [
        "CLOSED", "LISTEN", "SYN-SENT", "SYN-RECEIVED", "ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2", "CLOSE-WAIT", "CLOSING", "LAST-ACK", "TIME-WAIT",
    ];

    /// <summary>The state's name, <c>SYN-SENT</c> for <see cref="TcpState.SynSent"/>.</summary>
    public static string Name(this TcpState state) => Names[(int)state];

    /// <summary>Reads a state's name in any case; false where there is none of that name.</summary>
    public static bool TryParse(string text, out TcpState state)
    {
        var index = Array.FindIndex(Names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        state = (TcpState)Math.Max(0, index);
        return index >= 0;
    }
}
