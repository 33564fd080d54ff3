using System.Diagnostics.CodeAnalysis;
using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.TimeBreakdown;

/// <summary>Where the time of one connection went. It begins when the handshake is done: until then it is all connecting.</summary>
/// <remarks>
/// What a span was spent on may show only later: time without word counts as idle until somebody speaks, and time on the network as
/// that until a timer runs out. How much of both may still move is remembered, so that each segment costs constant time.
/// </remarks>
internal struct TimeBudget
{
    private long _clientWait;
    private long _serverWait;
    private Outlook _client;
    private Outlook _server;

    /// <summary>Whether it has begun; until then no other member means anything.</summary>
    public bool HasBegun;

    /// <summary>Nanoseconds by class.</summary>
    public TimeAccounts Accounts;

    /// <summary>How far the tap is from both ends.</summary>
    public Distances Distance;

    /// <summary>Nanoseconds charged as idle since somebody spoke last.</summary>
    public long Silence;

    /// <summary>Who sent the last segment.</summary>
    public Role LastFrom;

    /// <summary>Whose program did something last; null for nobody.</summary>
    public Role? LastSpeaker;

    /// <summary>Whether a FIN or RST was seen.</summary>
    public bool IsClosing;

    /// <summary>How both sides stand, together.</summary>
    public readonly Outlook OutlookOfBoth => _client | _server;

    /// <summary>Nanoseconds of a class.</summary>
    public readonly long this[TimeClass timeClass] => Accounts[timeClass];

    /// <summary>How a side stands.</summary>
    [UnscopedRef]
    public ref Outlook OutlookOf(Role role) => ref role == Role.Client ? ref _client : ref _server;

    /// <summary>Nanoseconds charged as network since something new of a side was acknowledged last.</summary>
    [UnscopedRef]
    public ref long WaitOf(Role role) => ref role == Role.Client ? ref _clientWait : ref _serverWait;
}
