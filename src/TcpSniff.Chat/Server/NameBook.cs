using TcpSniff.Chat.Protocol;
using TcpSniff.Chat.Styles;

namespace TcpSniff.Chat.Server;

/// <summary>Who is called what: nobody like anybody else. Safe from several threads.</summary>
internal sealed class NameBook
{
    private readonly Lock _changing = new();
    private readonly HashSet<string> _taken = [];

    /// <summary>Enters a name that nobody can choose: somebody's address.</summary>
    public void Enter(IMember member)
    {
        lock (_changing)
        {
            _taken.Add(ChatNames.Folded(member.Name));
        }
    }

    /// <summary>Calls somebody as they ask to be called; says why not where they may not.</summary>
    public string? Rename(IMember member, string name)
    {
        if (ChatNames.Refusal(name) is { } refusal)
        {
            return refusal;
        }

        lock (_changing)
        {
            var (before, after) = (ChatNames.Folded(member.Name), ChatNames.Folded(name));
            if (before != after && !_taken.Add(after))
            {
                return $"the name {name} is taken";
            }

            if (before != after)
            {
                _taken.Remove(before);
            }

            member.Name = name;
            return null;
        }
    }

    /// <summary>Somebody goes, and their name is free.</summary>
    public void Strike(IMember member)
    {
        lock (_changing)
        {
            _taken.Remove(ChatNames.Folded(member.Name));
        }
    }
}
