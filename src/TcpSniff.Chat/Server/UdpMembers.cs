using System.Net;
using TcpSniff.Chat.Sockets;

namespace TcpSniff.Chat.Server;

/// <summary>Who was heard lately. Anybody can forge a sender's address, so there is room for so many only.</summary>
internal sealed class UdpMembers(RecordedSocket socket, ChatHost host, TimeProvider time, string ending)
{
    private const int MostMembers = 1000;
    private static readonly TimeSpan RememberedFor = TimeSpan.FromMinutes(10);

    private readonly Dictionary<IPEndPoint, UdpMember> _members = [];

    /// <summary>All of them.</summary>
    public IReadOnlyList<UdpMember> All => [.. _members.Values];

    /// <summary>Who sends from there; somebody new where nobody did.</summary>
    public async ValueTask<UdpMember> FindOrAddAsync(IPEndPoint end)
    {
        var now = time.GetUtcNow();
        if (!_members.TryGetValue(end, out var member))
        {
            await MakeRoomAsync(now);
            member = new UdpMember(socket, end, ending);
            _members.Add(end, member);
            await host.JoinedAsync(member);
        }

        member.LastHeard = now;
        return member;
    }

    /// <summary>Somebody goes.</summary>
    public ValueTask RemoveAsync(UdpMember member)
    {
        _members.Remove(member.End);
        return host.LeftAsync(member);
    }

    private async ValueTask MakeRoomAsync(DateTimeOffset now)
    {
        foreach (var silent in _members.Values.Where(member => now - member.LastHeard > RememberedFor).ToList())
        {
            await RemoveAsync(silent);
        }

        if (_members.Count >= MostMembers)
        {
            await RemoveAsync(_members.Values.MinBy(member => member.LastHeard)!);
        }
    }
}
