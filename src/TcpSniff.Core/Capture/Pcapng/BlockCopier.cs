namespace TcpSniff.Capture.Pcapng;

/// <summary>Copies the blocks of a file as they are, known or not; a packet's block waits for the comments that go into it, any other until it makes sense.</summary>
internal sealed class BlockCopier(RecordBuffer buffer) : IBlockObserver
{
    private const int Header = 8;
    private const int Trailer = sizeof(uint);
    private const int SectionLengthOffset = 16;

    private byte[] _packet = [];
    private int _packetLength;
    private uint _type;
    private ByteOrder _order;

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
        if (IsPacket)
        {
            return;
        }

        var copy = buffer.Append(_packetLength);
        _packet.AsSpan(0, _packetLength).CopyTo(copy);
        if (_type == BlockType.Section && copy.Length >= SectionLengthOffset + sizeof(ulong))
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
}
