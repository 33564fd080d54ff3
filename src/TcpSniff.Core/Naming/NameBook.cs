using TcpSniff.Packets;

namespace TcpSniff.Naming;

/// <summary>
/// Names of addresses as a capture itself tells them: by answers to DNS questions, and by the names that a pcapng holds. The first that
/// was told of an address stays, so that the order in which several read the capture does not matter.
/// </summary>
internal sealed class NameBook
{
    /// <summary>Addresses that have a name at most: some 20 MB. What is told beyond is forgotten, and counted.</summary>
    public const int MostAddresses = 65_536;

    // RFC 1035 section 3.1; longer once strange bytes are written out, and then nobody's name.
    private const int LongestName = 255;

    private readonly Dictionary<IpAddress, string> _names = [];
    private readonly Lock _lock = new();

    /// <summary>Addresses that have a name.</summary>
    public int Count => _names.Count;

    /// <summary>How often a name was forgotten because there were too many.</summary>
    public long Forgotten { get; private set; }

    /// <summary>The name of an address, safe to show; null where nothing told it.</summary>
    public string? Of(IpAddress address)
    {
        lock (_lock)
        {
            return _names.GetValueOrDefault(address);
        }
    }

    /// <summary>Notes the name of an address.</summary>
    /// <param name="address">The address.</param>
    /// <param name="name">Its name, of printable ASCII without spaces.</param>
    internal void Add(IpAddress address, string name)
    {
        if (name.Length is 0 or > LongestName)
        {
            return;
        }

        lock (_lock)
        {
            if (_names.Count < MostAddresses)
            {
                _names.TryAdd(address, name);
            }
            else if (!_names.ContainsKey(address))
            {
                Forgotten++;
            }
        }
    }
}
