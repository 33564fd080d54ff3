using TcpSniff.Chat.Server;
using TcpSniff.Chat.Sockets;
using TcpSniff.Chat.Terminals;

namespace TcpSniff.Chat;

/// <summary>Starts chat servers.</summary>
internal static class ChatServer
{
    /// <summary>Listens; clients can connect from here on, and are served once <see cref="IChatServer.RunAsync"/> runs.</summary>
    /// <param name="options">How to listen and talk.</param>
    /// <param name="terminal">Where the server's person sits.</param>
    /// <param name="calls">Is told every socket call; null for nobody.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <exception cref="Errors.ListenException">The system does not let it.</exception>
    public static IChatServer Listen(ChatServerOptions options, ITerminal terminal, ICallLog? calls = null, TimeProvider? time = null)
    {
        var recorder = new CallRecorder(Caller.Server, calls, time ?? TimeProvider.System);
        return options.Udp ? new UdpChatServer(options, terminal, recorder) : new TcpChatServer(options, terminal, recorder);
    }
}
