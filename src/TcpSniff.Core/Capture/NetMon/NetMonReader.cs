using System.Buffers.Binary;
using System.Globalization;
using TcpSniff.Packets;

namespace TcpSniff.Capture.NetMon;

/// <summary>Reads capture files of Microsoft's Network Monitor, versions 1.x and 2.x (Network Monitor 3.4, "Capture File Format").</summary>
/// <remarks>
/// <code>
///  0               1               2               3
/// +---------------+---------------+---------------+---------------+
/// |  2.x: microseconds since the capture began, 64 bits           |
/// |  1.x: milliseconds, 32 bits                                   |
/// |  2.x: original length, captured length, 32 bits each          |
/// |  1.x: the same, 16 bits each                                  |
/// |  packet …
/// |  2.1: network, 16 bits; 2.2: process, 32 bits; 2.3: time in UTC, 64 bits, and zone, 8 bits
/// </code>
/// A table elsewhere in the file has all frames' offsets. It is looked at where the file can be; from a pipe frames are read one after
/// another, as every known program writes them.
/// </remarks>
internal sealed class NetMonReader : CaptureFileReader
{
    private const long FileTimeEpoch = 116_444_736_000_000_000;
    private const int UtcOffset = 6;
    private const ushort FirstInformation = 0xffe0;

    private readonly NetMonHeader _header;
    private readonly NetMonTable _table;
    private readonly MetInterfaces _interfaces;
    private uint _frame;
    private int _frameLength;

    private NetMonReader(ByteWindow window, CaptureFileInfo file, NetMonHeader header)
        : base(window, file)
    {
        _header = header;
        _table = new(window, header);
        _interfaces = new(header.Major == 1 ? 1000u : header.Minor < 3 ? 1_000_000u : 10_000_000u);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CaptureInterface> Interfaces => _interfaces.List;

    /// <summary>Begins to read a file; null where its magic is not Network Monitor's.</summary>
    /// <exception cref="CaptureFileException">The version is one whose frames are not known.</exception>
    public static NetMonReader? TryOpen(ByteWindow window, string name, bool compressed)
    {
        ReadOnlySpan<byte> magic = window.Slice(0, sizeof(uint));
        if (!NetMonHeader.IsMagic(magic))
        {
            return null;
        }

        var file = new CaptureFileInfo(name, magic[0] == 'R' ? "netmon1" : "netmon2", compressed);
        if (!window.Await(NetMonHeader.FullLength))
        {
            var cut = new NetMonReader(window, file, NetMonHeader.Read(new byte[NetMonHeader.Length]));
            cut.Stop(Supply.Ended, "file header", NetMonHeader.FullLength);
            return cut;
        }

        var header = NetMonHeader.Read(window.Slice(0, NetMonHeader.Length));
        if (header.Major is not (1 or 2))
        {
            throw new CaptureFileException(name, string.Create(CultureInfo.InvariantCulture, $"Network Monitor of version {header.Major}.{header.Minor}; versions 1.x and 2.x are read"));
        }

        window.Skip(NetMonHeader.FullLength);
        return new(window, file, header);
    }

    /// <inheritdoc/>
    protected override SourceStatus ReadNext()
    {
        Window.Skip(_frameLength);
        _frameLength = 0;
        if (_frame == _header.Frames)
        {
            return _table.IsThere ? Finish() : Break("the table of the frames is not there");
        }

        if (!_table.TryFind(_frame, out var place))
        {
            return Break(string.Create(CultureInfo.InvariantCulture, $"the table of the frames ends before frame {_frame + 1:N0}"));
        }

        if (place < Window.Offset)
        {
            return Break(string.Create(CultureInfo.InvariantCulture, $"frame {_frame + 1:N0} lies before the one before it"));
        }

        while (place > Window.Offset)
        {
            var skipped = Window.Demand(1);
            if (skipped != Supply.Enough)
            {
                return skipped == Supply.Later ? SourceStatus.Idle : Break(Claim("a frame lies at", (ulong)place, "bytes, beyond the end"));
            }

            Window.Skip((int)Math.Min(place - Window.Offset, Window.Available));
        }

        return ReadFrame();
    }

    private SourceStatus ReadFrame()
    {
        var supply = Window.Demand(_header.FrameHeader);
        if (supply != Supply.Enough)
        {
            return Cut(supply, "frame header", _header.FrameHeader);
        }

        ReadOnlySpan<byte> header = Window.Slice(0, _header.FrameHeader);
        var (original, captured) = _header.Major == 1
            ? (BinaryPrimitives.ReadUInt16LittleEndian(header[4..]), BinaryPrimitives.ReadUInt16LittleEndian(header[6..]))
            : (BinaryPrimitives.ReadUInt32LittleEndian(header[8..]), BinaryPrimitives.ReadUInt32LittleEndian(header[12..]));
        if (captured > CaptureLimits.Packet)
        {
            return Break(Claim("frame claims", captured, "captured bytes"));
        }

        var length = _header.FrameHeader + (int)captured + _header.FrameTrailer;
        supply = Window.Demand(length);
        if (supply != Supply.Enough)
        {
            return Cut(supply, "frame", length);
        }

        Take(Window.Slice(0, length), (int)captured, original);
        _frameLength = length;
        _frame++;
        return SourceStatus.Packet;
    }

    // Frames are counted, so that an end between two of them is damage, too.
    private SourceStatus Cut(Supply supply, string what, long claimed) => supply == Supply.Ended && Window.Available == 0
        ? Break(string.Create(CultureInfo.InvariantCulture, $"it ends before frame {_frame + 1:N0} of {_header.Frames:N0}"))
        : Stop(supply, what, claimed);

    private void Take(ReadOnlySpan<byte> frame, int captured, uint original)
    {
        var packet = frame.Slice(_header.FrameHeader, captured);
        var trailer = frame[(_header.FrameHeader + captured)..];
        var network = trailer.IsEmpty ? _header.Network : BinaryPrimitives.ReadUInt16LittleEndian(trailer);
        var (linkType, skip) = NetMonLink.Of(network, packet);
        skip = Math.Min(skip, captured);
        Record.LinkType = linkType;
        Record.Interface = _interfaces.Index(linkType);
        Record.Time = Time(frame, trailer, network);
        Record.DataOffset = _header.FrameHeader + skip;
        Record.Captured = captured - skip;
        Record.Original = (int)Math.Clamp((long)original - skip, 0, int.MaxValue);
    }

    private CaptureTime Time(ReadOnlySpan<byte> frame, ReadOnlySpan<byte> trailer, ushort network)
    {
        var utc = trailer.Length > UtcOffset && network < FirstInformation ? BinaryPrimitives.ReadInt64LittleEndian(trailer[UtcOffset..]) : 0;
        if (utc > FileTimeEpoch)
        {
            return new((long)Int128.Min(((Int128)utc - FileTimeEpoch) * 100, long.MaxValue));
        }

        // Of version 2 a signed number that Microsoft calls unsigned: frames may be older than the beginning.
        var since = _header.Major == 1
            ? (Int128)BinaryPrimitives.ReadUInt32LittleEndian(frame) * 1_000_000
            : (Int128)(unchecked(BinaryPrimitives.ReadInt64LittleEndian(frame) * 10)) * 100;
        return new((long)Int128.Clamp(_header.Start + since, long.MinValue, long.MaxValue));
    }
}
