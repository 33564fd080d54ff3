using TcpSniff.Aligning.Traces;
using TcpSniff.Packets;

namespace TcpSniff.Aligning.Segments;

/// <summary>
/// One direction of a connection in both captures: what its sender sent as the one and the other saw it, counted alike whatever a
/// device did to the numbers.
/// </summary>
internal sealed class Way
{
    /// <summary>Puts both captures' segments of a direction side by side.</summary>
    public Way(Role from, IReadOnlyList<SeenSegment> here, IReadOnlyList<SeenSegment> there)
    {
        (From, Here, There) = (from, here, there);
        Shift = NumberShift.Of(here, there);
        Base = First(here, 0, syn: true) ?? First(there, Shift, syn: true) ?? First(here, 0, syn: false) ?? First(there, Shift, syn: false) ?? default;
        Count(here, 0);
        Count(there, Shift);
    }

    /// <summary>Who sent it.</summary>
    public Role From { get; }

    /// <summary>What the first capture has of it.</summary>
    public IReadOnlyList<SeenSegment> Here { get; }

    /// <summary>What the second capture has of it.</summary>
    public IReadOnlyList<SeenSegment> There { get; }

    /// <summary>What a device adds to its sequence numbers from the first capture to the second.</summary>
    public uint Shift { get; }

    /// <summary>Number 0 of the common count, as the first capture has it.</summary>
    public SequenceNumber Base { get; }

    /// <summary>What a device adds to its time stamps from the first capture to the second.</summary>
    public uint TimestampShift { get; set; }

    /// <summary>Counts the acknowledgments of this direction as the direction that they are for is counted.</summary>
    public void CountAcknowledgments(Way acknowledged)
    {
        CountAcknowledgments(Here, acknowledged.Base);
        CountAcknowledgments(There, acknowledged.Base + acknowledged.Shift);
    }

    private static SequenceNumber? First(IReadOnlyList<SeenSegment> segments, uint shift, bool syn) =>
        segments.FirstOrDefault(segment => !syn || segment.Has(TcpFlags.Syn)) is { } first ? first.Seq - shift - (first.Has(TcpFlags.Syn) ? 0u : 1u) : null;

    private void Count(IReadOnlyList<SeenSegment> segments, uint shift)
    {
        var (last, at) = (Base + shift, 0L);
        foreach (var segment in segments)
        {
            at += segment.Seq - last;
            last = segment.Seq;
            segment.Start = at;
        }
    }

    private static void CountAcknowledgments(IReadOnlyList<SeenSegment> segments, SequenceNumber first)
    {
        var (last, at) = (first, 0L);
        foreach (var segment in segments.Where(segment => segment.Has(TcpFlags.Ack)))
        {
            at += segment.Ack - last;
            last = segment.Ack;
            segment.AckAt = at;
        }
    }
}
