namespace TcpSniff.Capture.Pcapng;

/// <summary>Copies the blocks of a file as they are, known or not, but for those that are not to be copied; a packet's block waits for the comments that go into it, any other until it makes sense.</summary>
internal sealed class BlockCopier(RecordBuffer buffer) : IBlockObserver
{
    private const int Header = 8;
    private const int Trailer = sizeof(uint);
    private const int SectionLengthOffset = 16;

    private byte[] _packet = [];
    private int _packetLength;
    private uint _type;
    private ByteOrder _order;

    /// <summary>Where the options of those blocks begin that are read here; beyond any block for others.</summary>
    private int OptionsOffset => _type switch
    {
        BlockType.Section => 24,
        BlockType.Interface => 16,
        BlockType.InterfaceStatistics => 20,
        _ => int.MaxValue,
    };

    private bool IsPacket => _type is BlockType.EnhancedPacket or BlockType.SimplePacket or BlockType.ObsoletePacket;

    /// <inheritdoc/>
    public void See(uint type, ByteOrder order, ReadOnlySpan<byte> block)
    {
        if (_packet.Length < block.Length)
        {
            _packet = new byte[Math.Max(block.Length, _packet.Length * 2)];
        }

        block.CopyTo(_packet);
        (_packetLength, _type, _order) = (block.Length, type, order);

        // Where the padding was left out of the length, other programs would refuse it.
        order.Write32(_packet.AsSpan(sizeof(uint)), (uint)block.Length);
        order.Write32(_packet.AsSpan(block.Length - Trailer), (uint)block.Length);
    }

    /// <inheritdoc/>
    public void Accept()
    {
        // What a vendor says of the file as it was holds no more once something is added to it.
        if (IsPacket || _type == BlockType.CustomFixed)
        {
            return;
        }

        var block = _packet.AsSpan(0, _packetLength - Trailer);
        if (_type == BlockType.Section)
        {
            // The section grows: from now on its length is unknown (draft-ietf-opsawg-pcapng section 4.1).
            block.Slice(SectionLengthOffset, sizeof(ulong)).Fill(byte.MaxValue);
        }

        var options = OptionsOffset < block.Length ? block[OptionsOffset..] : default;
        if (!IsBroken(options, out var whole))
        {
            buffer.Append(_packet.AsSpan(0, _packetLength));
            buffer.Complete();
            return;
        }

        var writer = new BlockWriter(buffer, _type, _order);
        buffer.Append(block[Header..OptionsOffset]);
        buffer.Append(options[..whole]);
        writer.End(hasOptions: true);
    }

    /// <summary>Writes the packet that waits, with comments before its other options, which stay as they are; false where its block has no place for them.</summary>
    public bool Release(IReadOnlyList<string> comments)
    {
        var block = _packet.AsSpan(0, _packetLength - Trailer);
        var isSound = PacketBlock.TryRead(_type, block, _order, 0, out var packet) is null;
        var takesComments = isSound && _type != BlockType.SimplePacket;
        var whole = 0;
        var isBroken = takesComments && IsBroken(block[packet.OptionsOffset..], out whole);
        if (!takesComments || (comments.Count == 0 && !isBroken))
        {
            buffer.Append(_packet.AsSpan(0, _packetLength));
            buffer.Complete();
            return takesComments;
        }

        var writer = new BlockWriter(buffer, _type, _order);
        buffer.Append(block[Header..packet.OptionsOffset]);
        writer.Comments(comments);
        buffer.Append(isBroken ? block.Slice(packet.OptionsOffset, whole) : block[packet.OptionsOffset..]);
        writer.End(hasOptions: isBroken || packet.OptionsOffset == block.Length);
        return true;
    }

    /// <summary>Whether an option reaches beyond its block: what is whole before it is all that anybody reads, and some refuse the file for the rest.</summary>
    private bool IsBroken(ReadOnlySpan<byte> options, out int whole)
    {
        var reader = new OptionReader(options, _order);
        while (reader.MoveNext())
        {
        }

        whole = reader.Consumed;
        return options.Length > whole && (options.Length - whole < sizeof(uint) || _order.UInt32(options[whole..], 0) != OptionCode.End);
    }
}
