namespace TcpSniff.Chat.Styles;

/// <summary>One user at a time talks with the server's person; the next ones wait in the listen queue.</summary>
internal sealed class OperatorStyle : IStyle
{
    private readonly Lock _changing = new();
    private TaskCompletionSource<IMember> _guest = NobodyYet();

    /// <inheritdoc/>
    public bool OneAtATime => true;

    /// <inheritdoc/>
    public ValueTask JoinedAsync(IMember member) => Attend(member);

    // Over UDP nobody waits in line: the replies go to who spoke last.
    /// <inheritdoc/>
    public ValueTask SaidAsync(IMember member, string text) => Attend(member);

    /// <inheritdoc/>
    public ValueTask LeftAsync(IMember member)
    {
        lock (_changing)
        {
            if (_guest.Task.IsCompletedSuccessfully && _guest.Task.Result == member)
            {
                _guest = NobodyYet();
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Waits for somebody to be there, so that a script may type before the guest comes.</summary>
    public async ValueTask TypedAsync(string text, CancellationToken stop)
    {
        Task<IMember> guest;
        lock (_changing)
        {
            guest = _guest.Task;
        }

        await (await guest.WaitAsync(stop)).SendAsync(text);
    }

    private ValueTask Attend(IMember member)
    {
        lock (_changing)
        {
            if (_guest.Task.IsCompleted && _guest.Task.Result != member)
            {
                _guest = NobodyYet();
            }

            _guest.TrySetResult(member);
        }

        return ValueTask.CompletedTask;
    }

    private static TaskCompletionSource<IMember> NobodyYet() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
