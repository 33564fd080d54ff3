using TcpSniff.Naming;
using TcpSniff.Packets;

namespace TcpSniff.Live.Owners;

/// <summary>A socket that may be one of this machine's.</summary>
/// <param name="Local">Its own end.</param>
/// <param name="Remote">The other end.</param>
internal readonly record struct SocketQuestion(Endpoint Local, Endpoint Remote);

/// <summary>What could be found out about a socket.</summary>
/// <param name="IsLocal">Whether its address is one of this machine's.</param>
/// <param name="Owner">Whom it belongs to, as far as that is known; null for nothing yet.</param>
internal readonly record struct SocketAnswer(bool IsLocal, SocketOwner? Owner);

/// <summary>Finds out whom sockets belong to.</summary>
internal interface IOwnerLookup : IDisposable
{
    /// <summary>Answers questions, in their order; fewer answers where it cannot go on.</summary>
    IReadOnlyList<SocketAnswer> Find(IReadOnlyList<SocketQuestion> questions);
}
