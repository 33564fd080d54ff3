using TcpSniff.Packets;

namespace TcpSniff.Wording;

/// <summary>How sentences speak of the two ends.</summary>
internal static class RoleWords
{
    private static readonly Sentence Client = new("client", "客户端", "用戶端");
    private static readonly Sentence Server = new("server", "服务器", "伺服器");
    private static readonly Sentence TheClient = new("the client", "客户端", "用戶端");
    private static readonly Sentence TheServer = new("the server", "服务器", "伺服器");
    private static readonly Sentence ClientBegins = new("The client", "客户端", "用戶端");
    private static readonly Sentence ServerBegins = new("The server", "服务器", "伺服器");

    /// <summary>The other end.</summary>
    public static Role Peer(this Role role) => role == Role.Client ? Role.Server : Role.Client;

    /// <summary><c>client</c></summary>
    public static Sentence Word(this Role role) => role == Role.Client ? Client : Server;

    /// <summary><c>the client</c>, within a sentence.</summary>
    public static Sentence The(this Role role) => role == Role.Client ? TheClient : TheServer;

    /// <summary><c>The client</c>, at the beginning of a sentence.</summary>
    public static Sentence Subject(this Role role) => role == Role.Client ? ClientBegins : ServerBegins;
}
