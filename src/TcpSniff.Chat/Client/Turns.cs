using System.Threading.Channels;

namespace TcpSniff.Chat.Client;

/// <summary>
/// Lets a script speak when it is its turn, as a person would: once the other side has answered and says no more for a moment.
/// Typed all at once, its messages would stick together wherever each send is meant to be one.
/// </summary>
internal sealed class Turns(TimeProvider time)
{
    private static readonly TimeSpan Greeting = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(100);

    private readonly Channel<bool> _heard = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Something was heard.</summary>
    public void Heard() => _heard.Writer.TryWrite(true);

    /// <summary>Gives a server that greets the moment to do so.</summary>
    public ValueTask GreetedAsync(CancellationToken stop) => PauseAsync(Greeting, stop);

    /// <summary>Waits for an answer, but not for ever: the other side may have none.</summary>
    public ValueTask AnsweredAsync(CancellationToken stop) => PauseAsync(Patience, stop);

    private async ValueTask PauseAsync(TimeSpan first, CancellationToken stop)
    {
        for (var wait = first; await HeardWithinAsync(wait, stop); wait = Quiet)
        {
            _heard.Reader.TryRead(out _);
        }
    }

    private async Task<bool> HeardWithinAsync(TimeSpan wait, CancellationToken stop)
    {
        try
        {
            return await _heard.Reader.WaitToReadAsync(stop).AsTask().WaitAsync(wait, time, stop);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
