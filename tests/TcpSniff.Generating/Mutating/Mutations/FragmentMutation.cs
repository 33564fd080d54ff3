namespace TcpSniff.Generating.Mutating.Mutations;

/// <summary>Makes a packet a fragment, at any offset or at the last; or cuts it in two that overlap, leave a hole, or come the wrong way round.</summary>
internal sealed class FragmentMutation : IMutation
{
    private const int MoreFragments = 0x2000;

    /// <inheritdoc/>
    public void Change(List<Frame> capture, Random random)
    {
        var place = random.Next(capture.Count);
        var frame = capture[place];
        if (HeaderPlace.Ip(frame) is not (>= 0 and var ip) || HeaderPlace.IsVersion6(frame))
        {
            return;
        }

        if (random.Next(2) == 0)
        {
            var offset = random.Next(3) == 0 ? 8191 - random.Next(3) : random.Next(20);
            capture[place] = At(frame, ip, offset | (random.Next(2) * MoreFragments), frame.Bytes.AsSpan(ip + 20));
            return;
        }

        var payload = frame.Bytes.AsSpan(ip + 20);
        var cut = random.Next((payload.Length / 8) + 1) * 8;
        var shift = random.Next(3) == 0 ? random.Next(-1, 2) : 0;
        var (first, second) = (At(frame, ip, MoreFragments, payload[..cut]), At(frame, ip, Math.Max(0, (cut / 8) + shift), payload[cut..]));
        capture[place] = random.Next(2) == 0 ? first : second;
        capture.Insert(random.Next(place, Math.Min(capture.Count, place + 4)), random.Next(2) == 0 ? second : first);
    }

    private static Frame At(Frame frame, int ip, int field, ReadOnlySpan<byte> payload)
    {
        byte[] bytes = [.. frame.Bytes.AsSpan(0, ip + 20), .. payload];
        HeaderPlace.Write(bytes.AsSpan(ip + 6), (uint)field, 16);
        HeaderPlace.Write(bytes.AsSpan(ip + 2), (uint)(bytes.Length - ip), 16);
        return frame with { Bytes = bytes, OriginalLength = bytes.Length };
    }
}
