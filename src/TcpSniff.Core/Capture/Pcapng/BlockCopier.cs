namespace TcpSniff.Capture.Pcapng;

/// <summary>Copies the blocks of a file as they are, known or not; a packet's block waits for the comments that go into it.</summary>
internal sealed class BlockCopier(RecordBuffer buffer) : IBlockObserver
{
    private const int Header = 8;
    private const int Trailer = sizeof(uint);
    private const int SectionLengthOffset = 16;

    private byte[] _packet = [];
    private int _packetLength;
    private uint _type;
    private ByteOrder _order;

    /// <inheritdoc/>
    public void See(uint type, ByteOrder order, ReadOnlySpan<byte> block)
    {
        if (type is BlockType.EnhancedPacket or BlockType.SimplePacket or BlockType.ObsoletePacket)
        {
            Keep(type, order, block);
            return;
        }

        var copy = buffer.Append(block.Length);
        block.CopyTo(copy);
        if (type == BlockType.Section && copy.Length >= SectionLengthOffset + sizeof(ulong))
        {
            // The section grows: from now on its length is unknown (draft-ietf-opsawg-pcapng section 4.1).
            copy.Slice(SectionLengthOffset, sizeof(ulong)).Fill(byte.MaxValue);
        }

        buffer.Complete();
    }

    /// <summary>Writes the packet that waits, with comments before its other options, which stay as they are; false where its block has no place for them.</summary>
    public bool Release(IReadOnlyList<string> comments)
    {
        var block = _packet.AsSpan(0, _packetLength - Trailer);
        var isSound = PacketBlock.TryRead(_type, block, _order, 0, out var packet) is null;
        var takesComments = isSound && _type != BlockType.SimplePacket;
        if (!takesComments || comments.Count == 0)
        {
            buffer.Append(_packet.AsSpan(0, _packetLength));
            buffer.Complete();
            return takesComments;
        }

        var writer = new BlockWriter(buffer, _type, _order);
        buffer.Append(block[Header..packet.OptionsOffset]);
        writer.Comments(comments);
        buffer.Append(block[packet.OptionsOffset..]);
        writer.End(hasOptions: packet.OptionsOffset == block.Length);
        return true;
    }

    private void Keep(uint type, ByteOrder order, ReadOnlySpan<byte> block)
    {
        if (_packet.Length < block.Length)
        {
            _packet = new byte[Math.Max(block.Length, _packet.Length * 2)];
        }

        block.CopyTo(_packet);
        (_packetLength, _type, _order) = (block.Length, type, order);
    }
}
