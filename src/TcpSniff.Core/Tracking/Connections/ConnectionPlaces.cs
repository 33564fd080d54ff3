namespace TcpSniff.Tracking.Connections;

/// <summary>Where the connection of each place is, in pages: one whose connections are all forgotten takes no memory any more.</summary>
internal sealed class ConnectionPlaces
{
    /// <summary>Is where a connection that was forgotten is.</summary>
    public const int Nowhere = int.MinValue;

    private const int PageBits = 12;
    private const int PageSize = 1 << PageBits;

    private readonly List<int[]?> _pages = [];
    private readonly List<short> _forgotten = [];

    /// <summary>How many places there are, those of forgotten ones among them.</summary>
    public int Count { get; private set; }

    /// <summary>Where the connection of a place is.</summary>
    public int this[int place]
    {
        get => _pages[place >> PageBits] is { } page ? page[place & (PageSize - 1)] : Nowhere;
        set => _pages[place >> PageBits]![place & (PageSize - 1)] = value;
    }

    /// <summary>Asks for where the connection of a place is.</summary>
    public void Foresee(int place)
    {
        if (_pages[place >> PageBits] is { } page)
        {
            CacheHint.Want(ref page[place & (PageSize - 1)]);
        }
    }

    /// <summary>Adds a place.</summary>
    public void Add(int where)
    {
        if (Count % PageSize == 0)
        {
            _pages.Add(new int[PageSize]);
            _forgotten.Add(0);
        }

        this[Count++] = where;
    }

    /// <summary>Forgets where the connection of a place is; once for each place.</summary>
    public void Forget(int place)
    {
        this[place] = Nowhere;
        if (++_forgotten[place >> PageBits] == PageSize)
        {
            _pages[place >> PageBits] = null;
        }
    }
}
