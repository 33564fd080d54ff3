using System.Globalization;
using System.Text.Json;
using TcpSniff.Analysis;
using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Packets;
using TcpSniff.Reports;
using TcpSniff.Testing;
using TcpSniff.Timelines;
using TcpSniff.Tracking.CapturePoint;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Reassembly;
using TcpSniff.Tracking.Zeek;
using TcpSniff.Wording;
using Xunit;

namespace TcpSniff.Library.Tests.Documents;

/// <summary>What docs/library.md shows of capture files.</summary>
public class FileExampleTests
{
    private const string Document = "docs/library.md";
    private const string ZeroWindow = "captures/lab/zero-window.pcapng";

    private static readonly string Room = Repository.PathOf("captures/chat-room.pcapng");

    [Fact]
    public void Segments_are_told_in_sentences()
    {
        var told = Written(output => Sentences(output, Room));

        Assert.StartsWith("1 Syn\n  ", told);
        Assert.Contains("SYN", told);
    }

    [Fact]
    public void Connections_are_walked()
    {
        var told = Written(output => Connections(output, Room));

        Assert.Contains("Complete, FourWay, SF", told);
        Assert.Contains(" bytes there, ", told);
        Assert.Contains("  answered after 0.", told);
    }

    [Fact]
    public void Findings_come_with_their_evidence()
    {
        var told = Written(output => Findings(output, Repository.PathOf(ZeroWindow)));

        Assert.StartsWith("Warning zero-window-stall, frames 9 to 13: The server advertised window 0 in frame 9", told);
        Assert.Contains("\n  stalls = 1\n  longest = 1.45", told);
    }

    [Fact]
    public void Bytes_are_put_in_order()
    {
        var told = Written(output => Streams(output, Room));

        Assert.Contains("client, byte 0: /name ann", told);
    }

    [Fact]
    public void One_packet_is_decoded()
    {
        using var source = CaptureFile.Open(Room);
        Assert.Equal(SourceStatus.Packet, source.MoveNext());

        var told = Written(output => Single(output, source.Current.Data));

        Assert.Contains("Syn 0 bytes", told);
    }

    [Fact]
    public void A_view_is_written_down_as_the_program_does()
    {
        var (story, rows) = (new MemoryStream(), new MemoryStream());
        Views(story, rows, Room);

        Assert.Contains("ESTABLISHED", System.Text.Encoding.UTF8.GetString(story.ToArray()));
        var row = JsonDocument.Parse(rows.ToArray()).RootElement;
        Assert.Equal("connection", row.GetProperty("record").GetString());
        Assert.Equal(0, row.GetProperty("stream").GetInt32());
    }

    [Fact]
    public void What_is_no_format_or_cannot_carry_a_view_is_refused()
    {
        Assert.Contains("use text, json", Assert.Throws<ArgumentException>(() => CaptureReport.Write(Room, View.Timeline, "doc", Stream.Null)).Message);
        Assert.Contains("cannot show Timeline", Assert.Throws<ArgumentException>(() => CaptureReport.Write(Room, View.Timeline, "csv", Stream.Null)).Message);
    }

    [Fact]
    public void Files_are_one_capture()
    {
        using var capture = new Pipeline(CaptureFile.OpenAll(Room, Repository.PathOf(ZeroWindow)), new PacketDecoder());
        while (capture.MoveNext() == PipelineStatus.Packet)
        {
        }

        Assert.Equal(2, capture.Tracker.Count);
    }

    [Fact]
    public void The_documented_code_is_the_one_that_runs()
    {
        DocumentedCode.IsIn(Document, "sentences", lines: 8);
        DocumentedCode.IsIn(Document, "connections", lines: 10);
        DocumentedCode.IsIn(Document, "findings", lines: 12, ZeroWindow);
        DocumentedCode.IsIn(Document, "streams", lines: 12);
        DocumentedCode.IsIn(Document, "sink", lines: 12);
        DocumentedCode.IsIn(Document, "single", lines: 8);
        DocumentedCode.IsIn(Document, "views", lines: 4);
    }

    private static string Written(Action<StringWriter> example)
    {
        var lines = new StringWriter { NewLine = "\n" };
        example(lines);
        return lines.ToString();
    }

    private static void Sentences(StringWriter output, string path)
    {
        // begin sentences
        using var capture = Pipeline.Open(path);
        foreach (ref readonly var facts in capture.Segments)
        {
            output.WriteLine($"{facts.Frame} {facts.Segment.Flags}");
            foreach (var note in SegmentNotes.Of(facts))
            {
                output.WriteLine($"  {note.Statement.In(Language.English)}");
            }
        }
        // end sentences
    }

    private static void Connections(StringWriter output, string path)
    {
        // begin connections
        using var capture = Pipeline.Open(path);
        while (capture.MoveNext() == PipelineStatus.Packet)
        {
        }

        foreach (var connection in capture.Tracker.Connections)
        {
            var (client, server) = (connection.Client, connection.Server);
            output.WriteLine($"{client.Endpoint} → {server.Endpoint}: {connection.Handshake}, {connection.Teardown}, {connection.ConnState}");
            output.WriteLine($"  {client.UniqueBytes} bytes there, {server.UniqueBytes} back, {client.RetransmittedSegments + server.RetransmittedSegments} segments again");
            output.WriteLine($"  answered after {connection.SynRtt.Server?.Milliseconds} ms, as seen {connection.Vantage.Reason.In(Language.English)}");
        }
        // end connections
    }

    private static void Findings(StringWriter output, string path)
    {
        // begin findings
        using var capture = Pipeline.Open(path);
        while (capture.MoveNext() == PipelineStatus.Packet)
        {
        }

        foreach (var finding in Analyst.Judge(capture.Tracker.Connections, capture.Record))
        {
            output.WriteLine($"{finding.Severity} {finding.Id}, frames {finding.Frame} to {finding.LastFrame}: {finding.Text.In(Language.English)}");
            foreach (var evidence in finding.Evidence)
            {
                output.WriteLine($"  {evidence.Name} = {evidence.Text ?? evidence.Value.ToString(CultureInfo.InvariantCulture)}");
            }
        }
        // end findings
    }

    private static void Streams(StringWriter output, string path)
    {
        // begin streams
        using var capture = Pipeline.Open(path);
        ConnectionStreams? streams = null;
        foreach (ref readonly var facts in capture.Segments)
        {
            streams ??= new(facts.Connection, new Printer(output, "client"), new Printer(output, "server"));
            streams.Add(facts, capture.Payload);
        }

        streams?.Finish();
        // end streams
    }

    private static void Single(StringWriter output, ReadOnlySpan<byte> bytes)
    {
        // begin single
        var packet = new RawPacket { Data = bytes, Time = default, OriginalLength = bytes.Length, LinkType = LinkType.Ethernet };
        var decoded = default(DecodedPacket);
        new PacketDecoder().Decode(packet, ref decoded);
        if (decoded.Kind == PacketKind.Tcp)
        {
            output.WriteLine($"{decoded.Segment.Source} → {decoded.Segment.Destination} {decoded.Segment.Flags} {decoded.Segment.PayloadLength} bytes");
        }
        // end single
    }

    private static void Views(Stream standardOutput, Stream rows, string path)
    {
        // begin views
        CaptureReport.Write(path, View.Timeline, "text", standardOutput, new ReportOptions { Language = Language.English });
        CaptureReport.Write(path, View.Connections, "json", rows);
        // end views
    }

    // begin sink
    private sealed class Printer(TextWriter output, string from) : IStreamSink
    {
        public void Data(in StreamPiece piece, ReadOnlySpan<byte> bytes) => output.WriteLine($"{from}, byte {piece.Offset}: {System.Text.Encoding.UTF8.GetString(bytes)}");

        public void Gap(in StreamGap gap) => output.WriteLine($"{from}: {gap.Length} bytes are not there");

        public void Conflict(in OverlapConflict conflict) => output.WriteLine($"{from}: frames {conflict.FirstFrame} and {conflict.SecondFrame} differ");
    }
    // end sink
}
