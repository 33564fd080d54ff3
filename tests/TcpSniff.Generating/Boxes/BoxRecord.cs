using TcpSniff.Packets;

namespace TcpSniff.Generating.Boxes;

/// <summary>A packet of one of the captures: one segment, or several that offload or the box joined.</summary>
/// <param name="Time">When it was captured, in microseconds of the true time.</param>
/// <param name="Parts">The segments in it, in order.</param>
/// <param name="IsAgain">Whether they came once more than they were sent.</param>
/// <param name="End">The end that the capture was taken beside.</param>
internal sealed record BoxRecord(long Time, IReadOnlyList<BoxedSegment> Parts, bool IsAgain, Role End)
{
    /// <summary>The first segment in it.</summary>
    public BoxedSegment First => Parts[0];

    /// <summary>Whether it is at its sender.</summary>
    public bool IsSent => First.From == End;

    /// <summary>Payload bytes.</summary>
    public int Length => Parts.Sum(part => part.Length);

    /// <summary>Whether another one follows it immediately, so that both can be one.</summary>
    public bool Joins(BoxRecord next, long gap, int most) =>
        Parts[^1] is { Length: > 0 } last && (last.Draft.Flags & (TcpFlags.Fin | TcpFlags.Syn)) == 0
        && next.First is { Length: > 0 } first && (first.Draft.Flags & TcpFlags.Syn) == 0
        && first.From == last.From && first.Connection == last.Connection && first.Draft.Ack == last.Draft.Ack && first.Stamp == last.Stamp
        && unchecked(last.Draft.Seq + (uint)last.Length) == first.Draft.Seq
        && next.Time - Time <= gap && Length + next.Length <= most && IsAgain == next.IsAgain;
}
