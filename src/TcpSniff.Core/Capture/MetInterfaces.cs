using TcpSniff.Packets;

namespace TcpSniff.Capture;

/// <summary>The interfaces of a format whose packets say themselves what they are: one for each link type and port that was met.</summary>
/// <param name="ticksPerSecond">Ticks of the format's time stamps in a second.</param>
internal sealed class MetInterfaces(ulong ticksPerSecond)
{
    private readonly List<CaptureInterface> _met = [];
    private readonly Dictionary<(LinkType LinkType, int Port), int> _indexes = [];
    private (LinkType LinkType, int Port) _lastKey;
    private int _last = -1;

    /// <summary>Those met so far.</summary>
    public IReadOnlyList<CaptureInterface> List => _met;

    /// <summary>The index of an interface, which is new where it was not met before.</summary>
    /// <param name="linkType">What its packets begin with.</param>
    /// <param name="port">Which of several it is.</param>
    /// <param name="name">What to call it, if it has a name.</param>
    public int Index(LinkType linkType, int port = 0, string? name = null)
    {
        var key = (linkType, port);
        if (_last >= 0 && _lastKey == key)
        {
            return _last;
        }

        if (!_indexes.TryGetValue(key, out _last))
        {
            _last = _met.Count;
            _indexes.Add(key, _last);
            _met.Add(new() { LinkType = linkType, Name = name, TicksPerSecond = ticksPerSecond });
        }

        _lastKey = key;
        return _last;
    }
}
