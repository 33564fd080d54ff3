namespace TcpSniff.Naming;

/// <summary>The program that a socket of this machine belongs to, as far as it could be found out.</summary>
/// <param name="Pid">Its process; null where it ended before it was found, or may not be looked at.</param>
/// <param name="Name">What the kernel calls it, 15 bytes at most; null likewise. A program chooses it freely: escape it.</param>
/// <param name="User">The user's name, else number.</param>
internal sealed record SocketOwner(int? Pid, string? Name, string User);

/// <summary>The owners of a connection's two sockets.</summary>
/// <param name="Client">Who opened it; null where it is another machine, or unknown.</param>
/// <param name="Server">Who accepted it, or listens; null likewise.</param>
internal sealed record ConnectionOwners(SocketOwner? Client, SocketOwner? Server);

/// <summary>Knows the owners of connections, or gets to know them while they go on.</summary>
internal interface IConnectionOwners
{
    /// <summary>Those of a connection; null where none is known so far.</summary>
    ConnectionOwners? Of(int stream);
}
