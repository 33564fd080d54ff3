using System.Globalization;
using TcpSniff.Packets;

namespace TcpSniff.Capture.Snoop;

/// <summary>Reads the files of Solaris' snoop (RFC 1761); Shomiti's analyzers wrote them too, as versions 2 to 5, with a trailer behind each packet.</summary>
/// <remarks>
/// <code>
///  0               1               2               3
/// +---------------+---------------+---------------+---------------+
/// |                       original length                         |
/// |                       captured length                         |
/// |                 record length, padding included               |
/// |                    packets lost so far                        |
/// |                          seconds                              |
/// |                        microseconds                           |
/// |  packet, padded …
/// </code>
/// All numbers are big-endian.
/// </remarks>
internal sealed class SnoopReader : CaptureFileReader
{
    private const int FileHeader = 16;
    private const int RecordHeader = 24;

    // The largest that Shomiti's analyzers append.
    private const int MaxPadding = 256;

    private int _recordLength;
    private CaptureDrops? _drops;

    private SnoopReader(ByteWindow window, CaptureFileInfo file, LinkType linkType)
        : base(window, file)
    {
        Record.LinkType = linkType;
        Interfaces = [new() { LinkType = linkType }];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CaptureInterface> Interfaces { get; }

    /// <inheritdoc/>
    public override CaptureDrops? Drops => _drops;

    private static ReadOnlySpan<byte> Magic => "snoop\0\0\0"u8;

    /// <summary>Begins to read a file; null where its magic is not snoop's.</summary>
    /// <exception cref="CaptureFileException">The version, or the kind of network, is one that is not known.</exception>
    public static SnoopReader? TryOpen(ByteWindow window, string name, bool compressed)
    {
        if (!window.Slice(0, sizeof(uint)).SequenceEqual(Magic[..sizeof(uint)]) || !window.Await(Magic.Length) || !window.Slice(0, Magic.Length).SequenceEqual(Magic))
        {
            return null;
        }

        var file = new CaptureFileInfo(name, "snoop", compressed);
        if (!window.Await(FileHeader))
        {
            var cut = new SnoopReader(window, file, LinkType.Ethernet);
            cut.Stop(Supply.Ended, "file header", FileHeader);
            return cut;
        }

        var (version, network) = (BigEndian.UInt32(window.Slice(0, FileHeader), 8), BigEndian.UInt32(window.Slice(0, FileHeader), 12));
        if (version is < 2 or > 5)
        {
            throw new CaptureFileException(name, string.Create(CultureInfo.InvariantCulture, $"snoop of version {version}; versions 2 to 5 are read"));
        }

        var linkType = SnoopLink.Of(network) ?? throw new CaptureFileException(name, string.Create(CultureInfo.InvariantCulture, $"snoop of a network of kind {network}, which is not read"));
        window.Skip(FileHeader);
        return new(window, file, linkType);
    }

    /// <inheritdoc/>
    protected override SourceStatus ReadNext()
    {
        Window.Skip(_recordLength);
        _recordLength = 0;
        var supply = Window.Demand(RecordHeader);
        if (supply != Supply.Enough)
        {
            return Stop(supply, "record header", RecordHeader);
        }

        ReadOnlySpan<byte> header = Window.Slice(0, RecordHeader);
        var captured = BigEndian.UInt32(header, 4);
        var length = BigEndian.UInt32(header, 8);
        if (captured > CaptureLimits.Packet)
        {
            return Break(Claim("record claims", captured, "captured bytes"));
        }

        if (length < RecordHeader + captured || length > RecordHeader + captured + MaxPadding)
        {
            return Break(Claim("record claims", length, Claim("bytes for a packet of", captured, "bytes")));
        }

        supply = Window.Demand((int)length);
        if (supply != Supply.Enough)
        {
            return Stop(supply, "record", length);
        }

        header = Window.Slice(0, RecordHeader);
        Record.Time = new((BigEndian.UInt32(header, 16) * 1_000_000_000L) + (BigEndian.UInt32(header, 20) * 1000L));
        Record.DataOffset = RecordHeader;
        Record.Captured = (int)captured;
        Record.Original = (int)Math.Min(BigEndian.UInt32(header, 0), int.MaxValue);
        _drops = new(null, BigEndian.UInt32(header, 12), 0);
        _recordLength = (int)length;
        return SourceStatus.Packet;
    }

    private static ByteOrder BigEndian => new(IsLittleEndian: false);
}
