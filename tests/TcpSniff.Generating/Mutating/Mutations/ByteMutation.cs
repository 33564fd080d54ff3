namespace TcpSniff.Generating.Mutating.Mutations;

/// <summary>Writes bytes anywhere in a packet.</summary>
internal sealed class ByteMutation : PacketMutation
{
    /// <inheritdoc/>
    protected override Frame Change(Frame frame, Random random)
    {
        for (var count = random.Next(1, 8); count > 0 && frame.Bytes.Length > 0; count--)
        {
            frame.Bytes[random.Next(frame.Bytes.Length)] = (byte)random.Next(256);
        }

        return frame;
    }
}
