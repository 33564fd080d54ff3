using System.Runtime.CompilerServices;
using TcpSniff.Capture.Parts;

namespace TcpSniff.Capture.Pcapng;

/// <summary>Reads the blocks of a pcapng file (draft-ietf-opsawg-pcapng section 3.1). Blocks that are not known are passed over.</summary>
/// <remarks>
/// <code>
///  0               1               2               3
/// +---------------+---------------+---------------+---------------+
/// |                         block type                            |
/// |                     block total length                        |
/// |  body, padded to 32 bits …
/// |                 block total length again                      |
/// +---------------------------------------------------------------+
/// </code>
/// </remarks>
internal sealed class PcapngReader(ByteWindow window, CaptureFileInfo file) : CaptureFileReader(window, file)
{
    private const int Trailer = sizeof(uint);
    private const int MinBlock = 12;

    private readonly List<CaptureInterface> _interfaces = [];
    private readonly List<TimestampScale> _scales = [];
    private readonly InterfaceStatistics _statistics = new();
    private readonly SideBlockList _sideBlocks = new();
    private Section _section;
    private KeptOptions _firstSection;
    private int _sectionBase;
    private int _blockLength;
    private long _descriptions;

    /// <summary>Who sees every block before it is read; null for nobody.</summary>
    public IBlockObserver? Observer { get; set; }

    /// <inheritdoc/>
    public override IReadOnlyList<CaptureInterface> Interfaces => _interfaces;

    /// <inheritdoc/>
    public override CaptureDrops? Drops => _statistics.Sum;

    /// <inheritdoc/>
    public override KeptOptions SectionOptions => _firstSection;

    /// <inheritdoc/>
    public override IReadOnlyList<SideBlock> SideBlocks => _sideBlocks.Blocks;

    /// <inheritdoc/>
    public override long SideBlocksLeftOut => _sideBlocks.LeftOut;

    /// <inheritdoc/>
    public override WholeCapture? Whole => _section.Whole;

    /// <summary>Begins to read a file; null where it does not begin with a section.</summary>
    public static PcapngReader? TryOpen(ByteWindow window, string name, bool compressed) =>
        ByteOrder.TryDetect(window.Slice(0, sizeof(uint)), BlockType.Section, out _) ? new(window, new(name, "pcapng", compressed)) : null;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override SourceStatus ReadNext()
    {
        while (true)
        {
            Window.Skip(_blockLength);
            _blockLength = 0;
            var supply = Window.Demand(MinBlock);
            if (supply != Supply.Enough)
            {
                return Stop(supply, "block", MinBlock);
            }

            ReadOnlySpan<byte> start = Window.Slice(0, MinBlock);
            var type = _section.Order.UInt32(start, 0);
            var order = _section.Order;
            if (type == BlockType.Section && !Section.TryReadOrder(start, out order))
            {
                return Break("section header has no byte-order magic");
            }

            var claimed = order.UInt32(start, 4);
            if (claimed is < MinBlock or > CaptureLimits.Block)
            {
                return Break(Claim("block claims", claimed, "bytes"));
            }

            // Some writers leave the padding out of the length.
            var length = OptionReader.Padded((int)claimed);
            supply = Window.Demand(length);
            if (supply != Supply.Enough)
            {
                return Stop(supply, "block", length);
            }

            var repeated = order.UInt32(Window.Slice(length - Trailer, Trailer), 0);
            if (repeated != claimed)
            {
                return Break(Claim("block claims", claimed, Claim("bytes at its begin,", repeated, "at its end")));
            }

            Observer?.See(type, order, Window.Slice(0, length));
            if (ReadBlock(type, order, Window.Slice(0, length - Trailer)) is { } status)
            {
                return status;
            }

            Observer?.Accept();
            _blockLength = length;
            if (type is BlockType.EnhancedPacket or BlockType.SimplePacket or BlockType.ObsoletePacket)
            {
                return SourceStatus.Packet;
            }
        }
    }

    /// <inheritdoc/>
    protected override int Glance(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> packet)
    {
        packet = default;
        if (bytes.Length < PacketBlock.FixedLength)
        {
            return 0;
        }

        var order = _section.Order;
        var length = (int)Math.Clamp(order.UInt32(bytes, 4), MinBlock, CaptureLimits.Block);
        if (order.UInt32(bytes, 0) == BlockType.EnhancedPacket)
        {
            packet = bytes[PacketBlock.FixedLength..];
            packet = packet[..(int)Math.Min(order.UInt32(bytes, 20), (uint)packet.Length)];
        }

        return OptionReader.Padded(length);
    }

    private SourceStatus? ReadBlock(uint type, ByteOrder order, Span<byte> block)
    {
        var problem = type switch
        {
            BlockType.EnhancedPacket or BlockType.SimplePacket or BlockType.ObsoletePacket => TakePacket(type, block, order),
            BlockType.Interface or BlockType.Section => ReadDescription(type, block, order),
            _ => null,
        };
        if (type == BlockType.InterfaceStatistics)
        {
            _statistics.Read(block, order, _sectionBase, _interfaces.Count - _sectionBase);
        }
        else if (SideBlockList.Takes(type))
        {
            _sideBlocks.Add(type, block, order);
        }

        return problem is null ? null : Break(problem);
    }

    private string? ReadDescription(uint type, ReadOnlySpan<byte> block, ByteOrder order)
    {
        _descriptions += block.Length;
        if (_interfaces.Count >= CaptureLimits.Interfaces || _descriptions > CaptureLimits.Descriptions)
        {
            return "more interfaces are described than a capture can have";
        }

        if (type == BlockType.Section)
        {
            _sectionBase = _interfaces.Count;
            var problem = Section.TryRead(block, order, out _section);
            _firstSection = _firstSection.IsEmpty ? _section.Options : _firstSection;
            return problem;
        }

        // A section's comments stand with its first interface.
        var comments = _interfaces.Count == _sectionBase ? _section.Comments : [];
        if (InterfaceBlock.TryRead(block, order, comments, out var described) is { } fault)
        {
            return fault;
        }

        _interfaces.Add(described.Interface);
        _scales.Add(described.Scale);
        return null;
    }

    private string? TakePacket(uint type, Span<byte> block, ByteOrder order)
    {
        var snapLength = _interfaces.Count > _sectionBase ? _interfaces[_sectionBase].SnapLength : 0;
        if (PacketBlock.TryRead(type, block, order, snapLength, out var packet) is { } problem)
        {
            return problem;
        }

        if (packet.Interface >= (uint)(_interfaces.Count - _sectionBase))
        {
            return Claim("packet names interface", packet.Interface, "that its section does not describe");
        }

        _statistics.Lost(packet.Drops);
        Record.Interface = _sectionBase + (int)packet.Interface;
        Record.LinkType = _interfaces[Record.Interface].LinkType;

        // Without a time of its own it has that of the packet before it.
        Record.Time = packet.HasTime ? _scales[Record.Interface].Time(packet.Ticks) : Record.Time;
        Record.DataOffset = packet.DataOffset;
        Record.Captured = packet.Captured;
        Record.Original = (int)Math.Min(packet.Original, int.MaxValue);
        Record.OptionsOffset = packet.OptionsOffset;
        Record.OptionsLength = packet.OptionsOffset == block.Length ? 0 : BlockOptions.Normalize(BlockOptions.Owner.Packet, block[packet.OptionsOffset..], order);
        return null;
    }
}
