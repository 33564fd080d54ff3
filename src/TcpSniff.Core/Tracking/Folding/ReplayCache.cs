namespace TcpSniff.Tracking.Folding;

/// <summary>The connection played again last: who looks at a folded one looks at it more than once.</summary>
internal sealed class ReplayCache
{
    private Connection? _folded;
    private Connection? _replayed;

    /// <summary>What a folded connection was played to; null where that was not the last one.</summary>
    public Connection? Find(Connection folded) => ReferenceEquals(_folded, folded) ? _replayed : null;

    /// <summary>Keeps it instead of the one before.</summary>
    public void Keep(Connection folded, Connection replayed) => (_folded, _replayed) = (folded, replayed);
}
