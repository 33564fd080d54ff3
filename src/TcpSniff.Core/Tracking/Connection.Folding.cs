using TcpSniff.Tracking.Folding;
using TcpSniff.Tracking.Noting;

namespace TcpSniff.Tracking;

/// <content>A connection of a single segment is folded after a while: both ends are played again from it when somebody looks.</content>
public sealed partial class Connection
{
    private HalfConnection? _side0;
    private HalfConnection? _side1;
    private NotedSegments? _noted;
    private LoneSegment? _lone;

    /// <summary>Control segments and oddities, for the rules that judge the connection.</summary>
    public NotedSegments Noted => _noted ?? _lone!.Replay(this).Noted;

    /// <summary>Whether its only segment is all that is kept.</summary>
    internal bool IsFolded => _lone is not null;

    /// <summary>Whether it is folded, and its segment a SYN: neither end can be synchronized.</summary>
    internal bool IsLoneSyn => _lone?.IsSyn == true;

    /// <summary>The half-connection of side 0 or 1 of <see cref="Key"/>.</summary>
    internal HalfConnection Side(int side) => (side == 0 ? _side0 : _side1) ?? _lone!.Replay(this).Side(side);

    /// <summary>Keeps only the segment that everything follows from.</summary>
    internal void Fold(LoneSegment segment) => (_lone, _side0, _side1, _noted) = (segment, null, null, null);

    /// <summary>Takes both ends back for good: the connection goes on.</summary>
    internal void Unfold()
    {
        if (_lone?.Replay(this) is { } replayed)
        {
            (_side0, _side1, _noted, _lone) = (replayed._side0, replayed._side1, replayed._noted, null);
        }
    }
}
