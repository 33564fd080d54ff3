using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections;

/// <summary>
/// The numbers of connections by place in the list: the places themselves, until a number is given from outside, as a part of a split
/// capture does so that its connections are called what they are called in the whole.
/// </summary>
internal sealed class StreamNumbers
{
    private List<int>? _byPlace;
    private Dictionary<int, int>? _places;
    private int _free;

    /// <summary>Numbers from here on are nobody's: for connections that none was given for where others have one.</summary>
    public int Free
    {
        get => _free;
        set => _free = Math.Max(_free, value);
    }

    /// <summary>The number of the connection at a place.</summary>
    public int At(int place) => _byPlace is null ? place : _byPlace[place];

    /// <summary>The place of a connection among <paramref name="count"/>; null where no connection has that number.</summary>
    public int? PlaceOf(int stream, int count) =>
        _places is null ? (stream < count ? stream : null) : _places.TryGetValue(stream, out var place) ? place : null;

    /// <summary>The number of the next connection.</summary>
    /// <param name="place">Its place, after all others.</param>
    /// <param name="given">What it is to be called; null for nothing special.</param>
    public int Next(int place, int? given)
    {
        if (given is null && _byPlace is null && Free == 0)
        {
            return place;
        }

        if (_byPlace is null)
        {
            _byPlace = [.. Enumerable.Range(0, place)];
            _places = _byPlace.ToDictionary(number => number, SecretHash.Streams);
        }

        // A file that gives a number twice does not come from here, and loses it.
        var number = given is { } wanted && !_places!.ContainsKey(wanted) ? wanted : NextFree();
        _byPlace.Add(number);
        _places![number] = place;
        return number;
    }

    /// <summary>Gives all connections these numbers, by place.</summary>
    public void Become(int[] byPlace) => (_byPlace, _places) = ([.. byPlace], null);

    private int NextFree()
    {
        while (_places!.ContainsKey(_free))
        {
            _free++;
        }

        return _free++;
    }
}
