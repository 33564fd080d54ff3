using System.Globalization;
using System.Runtime.CompilerServices;

namespace TcpSniff.Capture.Pcap;

/// <summary>Reads the records of a pcap file (draft-ietf-opsawg-pcap section 5).</summary>
/// <remarks>
/// <code>
///  0               1               2               3
/// +---------------+---------------+---------------+---------------+
/// |                          seconds                              |
/// |                 microseconds or nanoseconds                   |
/// |                      captured length                          |
/// |                      original length                          |
/// |  packet …
/// </code>
/// </remarks>
internal sealed class PcapReader : CaptureFileReader
{
    private readonly PcapHeader _header;
    private readonly ByteOrder _order;
    private readonly int _headerLength;
    private readonly bool _swapsLengths;
    private int _recordLength;

    private PcapReader(ByteWindow window, CaptureFileInfo file, PcapHeader header)
        : base(window, file)
    {
        _header = header;
        (_order, _headerLength, _swapsLengths) = (header.Order, header.RecordHeaderLength, header.SwapsLengths);
        Record.LinkType = header.LinkType;
        Interfaces =
        [
            new()
            {
                LinkType = header.LinkType,
                SnapLength = (int)Math.Min(header.SnapLength, int.MaxValue),
                TicksPerSecond = (ulong)(1_000_000_000 / header.NanosecondsPerTick),
            },
        ];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CaptureInterface> Interfaces { get; }

    /// <summary>Begins to read a file; null where its magic is not pcap's.</summary>
    /// <exception cref="CaptureFileException">The version is one whose records are not known.</exception>
    public static PcapReader? TryOpen(ByteWindow window, string name, bool compressed)
    {
        if (PcapHeader.FromMagic(window.Slice(0, sizeof(uint))) is not { } header)
        {
            return null;
        }

        var file = new CaptureFileInfo(name, header.Format, compressed);
        if (!window.Await(PcapHeader.Length))
        {
            var cut = new PcapReader(window, file, header);
            cut.Stop(Supply.Ended, "file header", PcapHeader.Length);
            return cut;
        }

        header = header.WithFields(window.Slice(0, PcapHeader.Length));
        if (!header.IsKnownVersion)
        {
            throw new CaptureFileException(name, string.Create(CultureInfo.InvariantCulture, $"pcap of version {header.Major}.{header.Minor}; versions 2.x are read"));
        }

        var reader = new PcapReader(window, file, header);
        if (header.HasReservedBits)
        {
            reader.Break(string.Create(CultureInfo.InvariantCulture, $"link type 0x{header.LinkTypeField:x8} has bits set that must be zero"));
        }

        window.Skip(PcapHeader.Length);
        return reader;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override SourceStatus ReadNext()
    {
        Window.Skip(_recordLength);
        _recordLength = 0;
        var supply = Window.Demand(_headerLength);
        if (supply != Supply.Enough)
        {
            return Stop(supply, "record header", _headerLength);
        }

        ReadOnlySpan<byte> header = Window.Slice(0, _headerLength);
        var (captured, original) = Lengths(header);
        if (captured > CaptureLimits.Packet)
        {
            return Break(Claim("record claims", captured, "captured bytes"));
        }

        // A fraction of more than a second, as damaged files have it, just carries over.
        Record.Time = new((_order.UInt32(header, 0) * 1_000_000_000L) + (_order.UInt32(header, 4) * (long)_header.NanosecondsPerTick));
        supply = Window.Demand(_headerLength + (int)captured);
        if (supply != Supply.Enough)
        {
            return Stop(supply, "record", _headerLength + captured);
        }

        Record.DataOffset = _headerLength;
        Record.Captured = (int)captured;
        Record.Original = (int)Math.Min(original, int.MaxValue);
        _recordLength = _headerLength + (int)captured;
        return SourceStatus.Packet;
    }

    /// <inheritdoc/>
    protected override int Glance(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> packet)
    {
        packet = default;
        if (bytes.Length < _headerLength)
        {
            return 0;
        }

        var captured = Math.Min(Lengths(bytes).Captured, CaptureLimits.Packet);
        packet = bytes[_headerLength..];
        packet = packet[..(int)Math.Min(captured, (uint)packet.Length)];
        return _headerLength + (int)captured;
    }

    private (uint Captured, uint Original) Lengths(ReadOnlySpan<byte> header)
    {
        var (captured, original) = (_order.UInt32(header, 8), _order.UInt32(header, 12));
        return _swapsLengths || (_header.MaySwapLengths && captured > original) ? (original, captured) : (captured, original);
    }
}
