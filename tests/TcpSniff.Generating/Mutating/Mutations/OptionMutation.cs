namespace TcpSniff.Generating.Mutating.Mutations;

/// <summary>Puts TCP options of any kind and length where the header's end, or its payload, was.</summary>
internal sealed class OptionMutation : PacketMutation
{
    /// <inheritdoc/>
    protected override Frame Change(Frame frame, Random random)
    {
        if (HeaderPlace.Tcp(frame) is not (>= 0 and var tcp))
        {
            return frame;
        }

        var words = random.Next(5, 16);
        frame.Bytes[tcp + 12] = (byte)(words << 4 | frame.Bytes[tcp + 12] & 15);
        for (var at = tcp + 20; at + 2 <= frame.Bytes.Length && at < tcp + (4 * words);)
        {
            var length = random.Next(6) == 0 ? random.Next(256) : random.Next(2, 11);
            frame.Bytes[at] = (byte)(random.Next(4) == 0 ? random.Next(256) : random.Next(36));
            frame.Bytes[at + 1] = (byte)length;
            at += Math.Max(1, length);
        }

        return frame;
    }
}
