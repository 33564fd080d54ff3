using System.Runtime.InteropServices;
using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections;

/// <content>The way to a connection in steps, each of which asks for the memory that the next one needs.</content>
internal sealed partial class ConnectionTable
{
    /// <summary>The first step: asks for the slot of a key.</summary>
    public uint Foresee(in FlowKey key) => _latest.Foresee(key);

    /// <summary>The second: what is probably the place, and asks for where that is; -1 where there is none.</summary>
    public int ForeseePlace(uint hash)
    {
        var place = _latest.Guess(hash);
        if (place >= 0)
        {
            _where.Foresee(place);
        }

        return place;
    }

    /// <summary>The third: asks for the reference to the connection.</summary>
    public void ForeseeSlot(int place)
    {
        if (place >= 0 && _where[place] is >= 0 and var slot)
        {
            CacheHint.Want(ref CollectionsMarshal.AsSpan(_open)[slot]);
        }
    }

    /// <summary>The last: the connection; null where it is put away, or there is none.</summary>
    public Connection? ForeseeConnection(int place) => place >= 0 && _where[place] is >= 0 and var slot ? _open[slot] : null;
}
