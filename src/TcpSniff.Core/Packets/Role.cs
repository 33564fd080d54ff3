namespace TcpSniff.Packets;

/// <summary>Which end of a connection: the one that opened it, or the one that was listening.</summary>
public enum Role : byte
{
    /// <summary>The end that sent the SYN (or is taken for it).</summary>
    Client,

    /// <summary>The other end.</summary>
    Server,
}
