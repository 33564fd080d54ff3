using System.Buffers.Binary;

namespace TcpSniff.Tracking.Connections.Shelving;

/// <summary>Room for packed connections, in large pieces that the garbage collector has nothing to do with.</summary>
internal sealed class Shelf
{
    private const int Unit = 16;
    private const int PieceUnits = 2 * LargePages.Size / Unit;
    private const int LengthSize = sizeof(int);

    private readonly List<byte[]> _pieces = [];
    private readonly Dictionary<int, Stack<int>> _free = [];
    private int _next = PieceUnits;

    /// <summary>Puts something there.</summary>
    /// <returns>The number under which it is found.</returns>
    public int Put(ReadOnlySpan<byte> packed)
    {
        var units = UnitsOf(packed.Length);
        var place = _free.TryGetValue(units, out var free) && free.TryPop(out var again) ? again : Take(units);
        var room = RoomAt(place);
        BinaryPrimitives.WriteInt32LittleEndian(room, packed.Length);
        packed.CopyTo(room[LengthSize..]);
        return place;
    }

    /// <summary>What is there.</summary>
    public ReadOnlySpan<byte> Look(int place)
    {
        var room = RoomAt(place);
        return room.Slice(LengthSize, BinaryPrimitives.ReadInt32LittleEndian(room));
    }

    /// <summary>Gives its room to others.</summary>
    public void Free(int place)
    {
        var units = UnitsOf(Look(place).Length);
        if (!_free.TryGetValue(units, out var free))
        {
            _free.Add(units, free = new());
        }

        free.Push(place);
    }

    private static int UnitsOf(int length) => (LengthSize + length + Unit - 1) / Unit;

    private Span<byte> RoomAt(int place) => _pieces[place / PieceUnits].AsSpan(place % PieceUnits * Unit);

    private int Take(int units)
    {
        if (_next + units > PieceUnits)
        {
            // What is larger than a piece gets one of its own.
            _pieces.Add(LargePages.Allocate(Math.Max(units, PieceUnits) * Unit));
            _next = 0;
        }

        var place = ((_pieces.Count - 1) * PieceUnits) + _next;
        _next += units;
        return place;
    }
}
