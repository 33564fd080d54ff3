using System.Text;
using System.Text.RegularExpressions;
using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Packets;
using TcpSniff.Timelines;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Tests.Scenarios;

/// <summary>A capture's timeline without what is different each time it is played: times, raw numbers, windows.</summary>
internal sealed partial class MaskedTimeline : ITimelineRenderer
{
    private readonly StringBuilder _text = new();

    /// <summary>The timeline of a capture, a line a segment and a line a sentence.</summary>
    public static string Of(byte[] capture)
    {
        var book = new StoryBook();
        using var pipeline = new Pipeline(CaptureFile.Open(new MemoryStream(capture), "capture"), new PacketDecoder());
        while (pipeline.MoveNext() == PipelineStatus.Packet)
        {
            if (pipeline.Decoded.Kind == PacketKind.Tcp)
            {
                book.Add(pipeline.Facts, pipeline.Payload);
            }
        }

        var timeline = new MaskedTimeline();
        book.TellAll(timeline);
        return timeline._text.ToString();
    }

    /// <inheritdoc/>
    public void Render(TimelineEntry entry)
    {
        switch (entry)
        {
            case HeadEntry head:
                Line($"Connection {head.Connection.Stream}");
                break;
            case SegmentEntry segment:
                Tell(segment);
                break;
            case FootEntry foot:
                Line(Ending.Of(foot.Connection).In(Language.English));
                break;
        }
    }

    private void Tell(SegmentEntry entry)
    {
        var facts = entry.Facts;
        var arrow = facts.From == Role.Client ? "──▶" : "◀──";
        Line($"{facts.Frame,3} {Show(facts.Client),-16} {arrow} {Show(facts.Server),-16} {facts.Segment.Flags} seq {facts.Seq} ack {facts.Ack} len {facts.Segment.PayloadLength}");
        foreach (var note in entry.Notes)
        {
            Line($"      {Masked().Replace(note.Statement.In(Language.English), "N")}");
        }
    }

    private void Line(string line) => _text.Append(line.TrimEnd()).Append('\n');

    private static string Show(EndpointState state) => state.Proved ? state.State.Name() : $"({state.State.Name()})";

    /// <summary>Numbers of five digits or more, and spans of time.</summary>
    [GeneratedRegex(@"\d{5,}|\d+(\.\d+)? (µs|ms|s|min)\b")]
    private static partial Regex Masked();
}
