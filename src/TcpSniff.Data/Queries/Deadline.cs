namespace TcpSniff.Data.Queries;

/// <summary>
/// Ends what takes too long: asks first, and where a function of the database hears nothing – a single enormous text, say –
/// ends the process a little later.
/// </summary>
internal sealed class Deadline : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Timer _ask;
    private readonly Timer _end;

    /// <summary>Starts the clock.</summary>
    /// <param name="time">How long it may take.</param>
    /// <param name="ask">Asks it to stop.</param>
    /// <param name="end">Ends it, heard or not.</param>
    public Deadline(TimeSpan time, Action ask, Action end)
    {
        _ask = new(_ => { IsOver = true; ask(); }, null, time, Timeout.InfiniteTimeSpan);
        _end = new(_ => end(), null, time + Patience, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Whether the time is over.</summary>
    public bool IsOver { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ask.Dispose();
        _end.Dispose();
    }
}
