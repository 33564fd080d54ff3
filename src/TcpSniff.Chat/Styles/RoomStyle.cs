using TcpSniff.Chat.Protocol;

namespace TcpSniff.Chat.Styles;

/// <summary>Everybody sees every line, the own ones too: what is seen has arrived, and all see it in the same order.</summary>
internal sealed class RoomStyle : IStyle
{
    private readonly Lock _changing = new();
    private readonly HashSet<IMember> _members = [];

    /// <inheritdoc/>
    public ValueTask JoinedAsync(IMember member)
    {
        lock (_changing)
        {
            _members.Add(member);
        }

        return TellAsync($"* {member.Name} joined");
    }

    /// <inheritdoc/>
    public ValueTask SaidAsync(IMember member, string text) => TellAsync($"{member.Name}: {SafeText.Of(text)}");

    /// <inheritdoc/>
    public ValueTask RenamedAsync(IMember member, string before) => TellAsync($"* {before} is now {member.Name}");

    /// <inheritdoc/>
    public ValueTask LeftAsync(IMember member)
    {
        lock (_changing)
        {
            if (!_members.Remove(member))
            {
                return ValueTask.CompletedTask;
            }
        }

        return TellAsync($"* {member.Name} left");
    }

    /// <inheritdoc/>
    public ValueTask TypedAsync(string text, CancellationToken stop) => TellAsync($"{ChatNames.Server}: {text}");

    /// <inheritdoc/>
    public void Close()
    {
        lock (_changing)
        {
            _members.Clear();
        }
    }

    // Whoever can take the line at once gets it in the common order. Only who speaks waits for those that cannot.
    private async ValueTask TellAsync(string text)
    {
        var line = text;
        List<IMember>? slow = null;
        lock (_changing)
        {
            foreach (var member in _members)
            {
                if (!member.TrySend(text))
                {
                    (slow ??= []).Add(member);
                }
            }
        }

        foreach (var member in slow ?? [])
        {
            await member.SendAsync(text);
        }
    }
}
