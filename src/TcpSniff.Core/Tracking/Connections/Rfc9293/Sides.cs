namespace TcpSniff.Tracking.Connections.Rfc9293;

/// <summary>One end, both, or none.</summary>
[Flags]
public enum Sides : byte
{
    /// <summary>Neither.</summary>
    None = 0,

    /// <summary>The client.</summary>
    Client = 1,

    /// <summary>The server.</summary>
    Server = 2,

    /// <summary>Both.</summary>
    Both = Client | Server,
}
