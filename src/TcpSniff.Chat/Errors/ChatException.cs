using System.Net;

namespace TcpSniff.Chat.Errors;

/// <summary>Something about this machine or the network keeps the chat from working. The message is one line that says what failed and what to do.</summary>
internal abstract class ChatException(string message) : Exception(message);

/// <summary>The server could not listen.</summary>
/// <param name="end">Where it was to listen.</param>
/// <param name="reason">What the system said.</param>
/// <param name="advice">What to do; empty for nothing known.</param>
internal sealed class ListenException(IPEndPoint end, string reason, string advice)
    : ChatException($"cannot listen on {end}: {reason}{(advice.Length > 0 ? ". " + advice : "")}")
{
    /// <summary>Where it was to listen.</summary>
    public IPEndPoint End { get; } = end;

    /// <summary>What the system said.</summary>
    public string Reason { get; } = reason;
}

/// <summary>The client could not connect.</summary>
/// <param name="server">Whom it called.</param>
/// <param name="reason">What the system said.</param>
/// <param name="advice">What to do; empty for nothing known.</param>
internal sealed class ConnectException(string server, string reason, string advice)
    : ChatException($"cannot connect to {server}: {reason}{(advice.Length > 0 ? ". " + advice : "")}");
