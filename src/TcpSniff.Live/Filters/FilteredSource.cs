using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Faults;
using TcpSniff.Packets;

namespace TcpSniff.Live.Filters;

/// <summary>
/// Lets through what a BPF filter wants, for sources that have none of their own, such as files. As in
/// <c>tcpdump -r</c>, packets that are left out are not counted: frame 1 is the first packet that the filter wants.
/// </summary>
internal sealed class FilteredSource : IPacketSource
{
    private readonly IPacketSource _source;
    private readonly FilterSet _filter;
    private readonly FilterHint? _hint;

    /// <summary>Puts a filter before a source, which it then owns.</summary>
    /// <param name="source">Where the packets come from.</param>
    /// <param name="expression">The filter.</param>
    /// <param name="decoder">A decoder of its own to find out why nothing came through; null for no <see cref="Suggestion"/>.</param>
    /// <param name="net">What becomes of a bug in finding that out; by default it is fatal.</param>
    /// <exception cref="Errors.PcapLibraryMissingException">libpcap is not installed.</exception>
    /// <exception cref="Errors.BadFilterException">libpcap does not understand the filter, or not on the link types of the interfaces known so far.</exception>
    public FilteredSource(IPacketSource source, string expression, ISegmentDecoder? decoder = null, FaultNet? net = null)
    {
        _source = source;
        _filter = new FilterSet(expression, source.Interfaces.Select(known => known.LinkType));
        _hint = decoder is null ? null : new FilterHint(expression, decoder, net ?? FaultNet.Fatal);
    }

    /// <summary>Packets left out so far.</summary>
    public long LeftOut { get; private set; }

    /// <summary>Packets let through so far.</summary>
    public long LetThrough { get; private set; }

    /// <summary>
    /// When nothing came through although tagged or tunnelled packets would have: the filter that also wants those, else null.
    /// Worth asking at the end.
    /// </summary>
    public string? Suggestion => LetThrough == 0 ? _hint?.Suggestion : null;

    /// <inheritdoc/>
    public IReadOnlyList<CaptureInterface> Interfaces => _source.Interfaces;

    /// <inheritdoc/>
    public RawPacket Current => _source.Current;

    /// <inheritdoc/>
    public CaptureDamage? Damage => _source.Damage;

    /// <inheritdoc/>
    public CaptureDrops? Drops => _source.Drops;

    /// <inheritdoc/>
    public KeptOptions SectionOptions => _source.SectionOptions;

    /// <inheritdoc/>
    public IReadOnlyList<SideBlock> SideBlocks => _source.SideBlocks;

    /// <inheritdoc/>
    public long SideBlocksLeftOut => _source.SideBlocksLeftOut;

    /// <inheritdoc/>
    public SourceStatus MoveNext()
    {
        while (true)
        {
            var status = _source.MoveNext();
            if (status != SourceStatus.Packet)
            {
                return status;
            }

            var packet = _source.Current;
            if (_filter.Matches(packet))
            {
                LetThrough++;
                return SourceStatus.Packet;
            }

            LeftOut++;
            if (LetThrough == 0)
            {
                _hint?.Observe(packet);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _source.Dispose();
        _filter.Dispose();
        _hint?.Dispose();
    }
}
