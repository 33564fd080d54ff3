using System.Runtime.Versioning;
using TcpSniff.Naming;
using TcpSniff.Packets;

namespace TcpSniff.Live.Owners;

/// <summary>Finds owners with the rights of this process: the kernel tells inode and user of each socket, one search through <c>/proc</c> the processes of all.</summary>
[SupportedOSPlatform("linux")]
internal sealed class OwnerLookup : IOwnerLookup
{
    private static readonly Endpoint NobodyV4 = new(IpAddress.FromIPv4(0), 0);
    private static readonly Endpoint NobodyV6 = new(new IpAddress(0, 0), 0);

    private readonly KernelSockets _sockets;
    private readonly LocalAddresses _addresses = new();
    private readonly UserNames _users = new();
    private bool _isWarm;

    private OwnerLookup(KernelSockets sockets) => _sockets = sockets;

    /// <summary>Begins; null where this kernel does not tell.</summary>
    public static OwnerLookup? TryOpen() => KernelSockets.TryOpen() is { } sockets ? new(sockets) : null;

    /// <inheritdoc/>
    public IReadOnlyList<SocketAnswer> Find(IReadOnlyList<SocketQuestion> questions)
    {
        var sockets = new (uint Inode, uint User)?[questions.Count];
        var inodes = new HashSet<uint>();
        for (var i = 0; i < questions.Count; i++)
        {
            sockets[i] = _addresses.Contains(questions[i].Local.Address) ? Find(questions[i]) : null;
            if (sockets[i] is { Inode: > 0 and var inode })
            {
                inodes.Add(inode);
            }
        }

        // The first search costs more than others: it is made before somebody waits for one.
        var processes = inodes.Count > 0 || !_isWarm ? ProcessTable.Find(inodes.Count > 0 ? inodes : [uint.MaxValue]) : [];
        _isWarm = true;
        return [.. questions.Select((question, i) => new SocketAnswer(_addresses.Contains(question.Local.Address), Owner(sockets[i], processes)))];
    }

    /// <inheritdoc/>
    public void Dispose() => _sockets.Dispose();

    // A connection that is over already was accepted by who listens there still, as a rule.
    private (uint Inode, uint User)? Find(SocketQuestion question) =>
        _sockets.Find(question) is { Inode: > 0 } socket ? socket : _sockets.Find(question with { Remote = question.Local.Address.IsIPv4 ? NobodyV4 : NobodyV6 });

    private SocketOwner? Owner((uint Inode, uint User)? socket, Dictionary<uint, (int Pid, string Name)> processes) => socket switch
    {
        // What no process has any more says nothing of its user either: the kernel keeps it.
        null or { Inode: 0 } => null,
        { } known when processes.TryGetValue(known.Inode, out var process) => new(process.Pid, process.Name, _users.Of(known.User)),
        { } known => new(null, null, _users.Of(known.User)),
    };
}
