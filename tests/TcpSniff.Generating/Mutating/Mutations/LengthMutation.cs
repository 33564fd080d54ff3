namespace TcpSniff.Generating.Mutating.Mutations;

/// <summary>Cuts a packet, lets it grow, or says another original length.</summary>
internal sealed class LengthMutation : PacketMutation
{
    /// <inheritdoc/>
    protected override Frame Change(Frame frame, Random random)
    {
        switch (random.Next(4))
        {
            case 0:
                return frame with { Bytes = frame.Bytes[..random.Next(frame.Bytes.Length + 1)] };
            case 1:
                return frame with { OriginalLength = frame.Bytes.Length + random.Next(-4, 2000) };
            case 2:
                var more = new byte[random.Next(1, 64)];
                random.NextBytes(more);
                return frame with { Bytes = [.. frame.Bytes, .. more], OriginalLength = frame.Bytes.Length + more.Length };
            default:
                // As a network card pads, or does not.
                byte[] padded = [.. frame.Bytes, .. new byte[Math.Max(0, 60 - frame.Bytes.Length)]];
                return frame with { Bytes = padded, OriginalLength = padded.Length };
        }
    }
}
