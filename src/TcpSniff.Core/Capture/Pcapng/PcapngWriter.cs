using TcpSniff.Packets;

namespace TcpSniff.Capture.Pcapng;

/// <summary>Writes pcapng files of one little-endian section; the layouts stand at <see cref="PcapngReader"/>, <see cref="Section"/> and <see cref="InterfaceBlock"/>.</summary>
/// <param name="buffer">Where records are put together.</param>
/// <param name="interfaces">The interfaces of the packets' source; it may grow.</param>
/// <param name="comments">Comments on the section; null where the buffer has its header already.</param>
/// <param name="source">Where the packets come from, for what stands beside them there; null for nothing.</param>
internal sealed class PcapngWriter(RecordBuffer buffer, IReadOnlyList<CaptureInterface> interfaces, IReadOnlyList<string>? comments, IPacketSource? source = null) : IPacketWriter
{
    private const string Application = "TcpSniff";
    private const byte Nanoseconds = 9;
    private const byte TextFilter = 0;

    private readonly List<int> _nanosecondsPerTick = [];
    private ulong _lastTicks;
    private bool _begun;
    private int _sideBlocks;

    /// <inheritdoc/>
    public CaptureDrops? Drops { get; set; }

    /// <inheritdoc/>
    public long Length => buffer.Length;

    /// <inheritdoc/>
    public void Write(in RawPacket packet) => Write(packet, []);

    /// <inheritdoc/>
    public void Write(in RawPacket packet, ReadOnlySpan<string> comments)
    {
        Begin();
        var ticks = (ulong)(Math.Max(packet.Time.Nanoseconds, 0) / _nanosecondsPerTick[packet.Interface]);
        _lastTicks = ticks;
        var start = buffer.Count;
        var block = new BlockWriter(buffer, BlockType.EnhancedPacket);
        buffer.Append32((uint)packet.Interface);
        buffer.Append32((uint)(ticks >> 32));
        buffer.Append32((uint)ticks);
        buffer.Append32((uint)packet.Data.Length);
        buffer.Append32((uint)packet.OriginalLength);
        buffer.Append(packet.Data);
        buffer.Pad(start);
        buffer.Append(packet.Options);
        foreach (var comment in comments)
        {
            block.Option(OptionCode.Comment, comment);
        }

        block.End(hasOptions: !packet.Options.IsEmpty || !comments.IsEmpty);
    }

    /// <inheritdoc/>
    public void Flush()
    {
        Begin();
        buffer.Flush();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Begin();
        if (Drops is { } drops && interfaces.Count == 1)
        {
            WriteStatistics(drops);
            Drops = null;
        }

        buffer.Dispose();
    }

    /// <summary>Writes the section header, once, and what was met since: interfaces, and blocks beside the packets.</summary>
    private void Begin()
    {
        if (!_begun)
        {
            _begun = true;
            if (comments is not null)
            {
                WriteSection(buffer, comments, source?.SectionOptions ?? default);
            }
        }

        while (_nanosecondsPerTick.Count < interfaces.Count)
        {
            WriteInterface(interfaces[_nanosecondsPerTick.Count]);
        }

        while (source is not null && _sideBlocks < source.SideBlocks.Count)
        {
            WriteSideBlock(source.SideBlocks[_sideBlocks++]);
        }
    }

    private void WriteSideBlock(SideBlock side)
    {
        var block = new BlockWriter(buffer, side.Type);
        buffer.Append(side.Body.Span);
        block.End(hasOptions: false);
    }

    /// <summary>Writes a section header, with a custom option that is not to be copied where there is one.</summary>
    public static void WriteSection(RecordBuffer buffer, IReadOnlyList<string> comments, KeptOptions kept, byte[]? custom = null)
    {
        var block = new BlockWriter(buffer, BlockType.Section);
        buffer.Append32(Section.Magic);
        buffer.Append16(1);
        buffer.Append16(0);
        buffer.Append64(ulong.MaxValue);
        block.Options(kept);
        block.Option(OptionCode.Application, Application);
        block.Comments(comments);
        if (custom is not null)
        {
            block.Option(OptionCode.CustomBytesFixed, custom);
        }

        block.End(hasOptions: true);
    }

    private void WriteInterface(CaptureInterface described)
    {
        _nanosecondsPerTick.Add(described.CountsNanoseconds ? 1 : 1000);
        var block = new BlockWriter(buffer, BlockType.Interface);
        buffer.Append16((ushort)described.LinkType);
        buffer.Append16(0);
        buffer.Append32((uint)described.SnapLength);
        block.Option(OptionCode.InterfaceName, described.Name);
        block.Option(OptionCode.InterfaceDescription, described.Description);
        block.Option(OptionCode.Filter, described.Filter, TextFilter);
        block.Options(described.OtherOptions);
        block.Comments(described.Comments);
        if (described.CountsNanoseconds)
        {
            block.Option(OptionCode.TimeResolution, [Nanoseconds]);
        }

        block.End(hasOptions: true);
    }

    /// <summary>Interface statistics, section 4.6. Only a single interface's share of what was lost is known.</summary>
    private void WriteStatistics(CaptureDrops drops)
    {
        var block = new BlockWriter(buffer, BlockType.InterfaceStatistics);
        buffer.Append32(0);
        buffer.Append32((uint)(_lastTicks >> 32));
        buffer.Append32((uint)_lastTicks);
        if (drops.Received is { } received)
        {
            block.Option(OptionCode.FilterAccepted, received);
        }

        block.Option(OptionCode.SystemDrops, drops.DroppedByKernel);
        block.Option(OptionCode.InterfaceDrops, drops.DroppedByInterface);
        block.End(hasOptions: true);
    }
}
