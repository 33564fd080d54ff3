using System.Globalization;
using TcpSniff.Packets;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Typography;

namespace TcpSniff.Timelines.Text;

/// <summary>One segment: its line, then what it means.</summary>
internal sealed class SegmentText(TimelineOptions options, TimelineLayout layout)
{
    private const AnalysisFlags Repeated =
        AnalysisFlags.Retransmission | AnalysisFlags.FastRetransmission | AnalysisFlags.SpuriousRetransmission | AnalysisFlags.OutOfOrder;

    private readonly LineStart _start = new(options, layout);
    private readonly NotesText _notes = new(options, layout);

    /// <summary>All lines of the segment.</summary>
    public IEnumerable<StyledText> Lines(SegmentEntry entry)
    {
        var facts = entry.Facts;
        var arrow = ArrowWords.Of(facts, options.Absolute).Draw(facts.From, layout.Lane, ArrowStyle(facts));
        var stream = string.Create(CultureInfo.InvariantCulture, $"#{facts.Connection.Stream}");
        var line = _start.Of(stream, facts.Frame, facts.Time, facts.RelativeTime, facts.Did(SegmentEvents.Starts) || facts.Did(SegmentEvents.StartsMidway) ? null : facts.Delta)
            .Add(StateText.Of(facts.Client, facts.ClientBefore, options.Colour)).PadTo(layout.LaneStart)
            .Add(arrow[0]).PadTo(layout.Server)
            .Add(StateText.Of(facts.Server, facts.ServerBefore, options.Colour));
        return
        [
            line,
            .. arrow.Skip(1).Select(more => new StyledText().PadTo(layout.LaneStart).Add(more)),
            .. _notes.Lines(PhaseLabel.Of(facts, entry.Step, options.Language), entry.Notes, entry.Payload),
        ];
    }

    private static TextStyle ArrowStyle(in SegmentFacts facts)
    {
        if (facts.Segment.Has(TcpFlags.Rst))
        {
            return TextStyle.Rst;
        }

        return (facts.Analysis & Repeated) != 0 ? TextStyle.Warning : TextStyle.Plain;
    }
}
