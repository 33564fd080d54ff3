using TcpSniff.Live.Errors;
using TcpSniff.Packets;

namespace TcpSniff.Live.Filters;

/// <summary>One expression compiled for each link type that turns up: a pcapng may hold several, and name them late.</summary>
internal sealed class FilterSet : IDisposable
{
    private readonly string _expression;
    private readonly Dictionary<LinkType, BpfFilter?> _filters = [];

    /// <summary>Compiles for the link types known so far.</summary>
    /// <exception cref="BadFilterException">It makes no sense on one of them, or at all.</exception>
    public FilterSet(string expression, IEnumerable<LinkType> linkTypes)
    {
        _expression = expression;
        foreach (var linkType in linkTypes.DefaultIfEmpty(LinkType.Ethernet))
        {
            if (!_filters.ContainsKey(linkType))
            {
                _filters.Add(linkType, BpfFilter.Compile(expression, linkType));
            }
        }
    }

    /// <summary>Whether the packet is wanted; never where the expression makes no sense on a link type that turned up later.</summary>
    public bool Matches(scoped in RawPacket packet)
    {
        if (!_filters.TryGetValue(packet.LinkType, out var filter))
        {
            filter = TryCompile(packet.LinkType);
            _filters.Add(packet.LinkType, filter);
        }

        return filter is not null && filter.Matches(packet);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var filter in _filters.Values)
        {
            filter?.Dispose();
        }
    }

    private BpfFilter? TryCompile(LinkType linkType)
    {
        try
        {
            return BpfFilter.Compile(_expression, linkType);
        }
        catch (BadFilterException)
        {
            return null;
        }
    }
}
