using TcpSniff.Chat.Client;
using TcpSniff.Chat.Sockets;
using TcpSniff.Chat.Terminals;

namespace TcpSniff.Chat;

/// <summary>Runs chat clients.</summary>
internal static class ChatClient
{
    /// <summary>Connects and talks until one side leaves.</summary>
    /// <param name="options">How to connect and leave.</param>
    /// <param name="terminal">Where the client's person sits. The end of the input means <c>bye</c>.</param>
    /// <param name="calls">Is told every socket call; null for nobody.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <param name="stop">Leaves at once.</param>
    /// <exception cref="Errors.ConnectException">The server cannot be reached.</exception>
    public static async Task<ChatEnding> RunAsync(
        ChatClientOptions options, ITerminal terminal, ICallLog? calls = null, TimeProvider? time = null, CancellationToken stop = default)
    {
        var recorder = new CallRecorder(Caller.Client, calls, time ?? TimeProvider.System);
        using var link = await Calling.ConnectAsync(options, recorder, stop);
        return await new ClientConversation(link, options, terminal, recorder.Time).RunAsync(stop);
    }
}
