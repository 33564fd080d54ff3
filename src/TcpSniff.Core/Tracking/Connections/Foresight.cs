using System.Runtime.CompilerServices;
using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections;

/// <summary>
/// Has the memory of connections at hand when their segments come. Of tens of thousands at once none is in the processor's caches, and one
/// would wait for each line of it in turn; several packets ahead, one asks for what leads to the next of these lines, and goes on meanwhile.
/// </summary>
/// <remarks>Whatever it is told changes no answer.</remarks>
/// <param name="table">Where the connections are.</param>
internal sealed class Foresight(ConnectionTable table)
{
    private const int Ahead = 16;
    private const int ToPlace = 3;
    private const int ToSlot = 5;
    private const int ToConnection = 7;
    private const int ToBooks = 9;
    private const int ToHeads = 12;
    private const int ToLists = 14;

    private readonly Pending[] _pending = new Pending[Ahead];
    private int _newest;

    /// <summary>A segment with these ends comes soon.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Expect(in FlowKey key, byte sourceSide)
    {
        _newest = (_newest + 1) & (Ahead - 1);
        _pending[_newest] = new() { Hash = table.Foresee(key), Side = sourceSide, Place = -1 };
        ref var toPlace = ref Before(ToPlace);
        toPlace.Place = table.ForeseePlace(toPlace.Hash);
        table.ForeseeSlot(Before(ToSlot).Place);
        ref var toConnection = ref Before(ToConnection);
        toConnection.Connection = table.ForeseeConnection(toConnection.Place);
        CacheHint.WantObject(toConnection.Connection);
        ref readonly var toBooks = ref Before(ToBooks);
        toBooks.Connection?.Foresee(toBooks.Side);
        Before(ToHeads).Connection?.ForeseeHeads();
        ref var toLists = ref Before(ToLists);
        toLists.Connection?.ForeseeLists();
        toLists.Connection = null;
    }

    private ref Pending Before(int count) => ref _pending[(_newest - count) & (Ahead - 1)];

    private struct Pending
    {
        public uint Hash;
        public byte Side;
        public int Place;
        public Connection? Connection;
    }
}
