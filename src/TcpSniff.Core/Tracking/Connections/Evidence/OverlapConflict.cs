namespace TcpSniff.Tracking.Connections.Evidence;

/// <summary>Bytes that were sent twice and differ: a broken sender, a damaged packet, or somebody who wants the receiver and the observer to see different things.</summary>
/// <param name="Offset">Offset in the stream of the first byte that differs.</param>
/// <param name="Length">How many bytes differ.</param>
/// <param name="FirstFrame">The packet whose bytes stand.</param>
/// <param name="SecondFrame">The packet that says otherwise.</param>
public readonly record struct OverlapConflict(long Offset, int Length, long FirstFrame, long SecondFrame)
{
    /// <summary>Compares two copies of a stretch; null where they are the same.</summary>
    /// <param name="offset">Offset of the stretch in the stream.</param>
    /// <param name="first">The copy that stands.</param>
    /// <param name="second">The later copy, as long as the first.</param>
    /// <param name="frames">The packets that brought the two.</param>
    internal static OverlapConflict? Between(long offset, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, (long First, long Second) frames)
    {
        var same = first.CommonPrefixLength(second);
        if (same == first.Length)
        {
            return null;
        }

        var differing = 0;
        for (var i = same; i < first.Length; i++)
        {
            differing += first[i] == second[i] ? 0 : 1;
        }

        return new(offset + same, differing, frames.First, frames.Second);
    }
}
