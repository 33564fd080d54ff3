using System.Globalization;
using System.Text.Json;
using TcpSniff.Analysis.Explaining;
using TcpSniff.Packets;
using TcpSniff.Timelines;
using TcpSniff.Timelines.Text;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Typography;
using TcpSniff.Web.Sentences;

namespace TcpSniff.Web.Pages;

/// <summary>Writes what a timeline tells, one list an entry; <c>entry.js</c> gives the places their names back.</summary>
/// <param name="statements">Writes sentences.</param>
/// <param name="explain">Writes the explanation of a frame, or null.</param>
internal sealed class EntryWriter(StatementWriter statements, Action<Utf8JsonWriter, long> explain)
{
    private const int PreviewColumns = 240;
    private const int Proved = 1;

    /// <summary>Writes an entry; kinds that a ladder does not show are passed over.</summary>
    public void Write(Utf8JsonWriter json, TimelineEntry entry, Connection connection)
    {
        var time = (entry.Time - connection.FirstTime).Nanoseconds;
        switch (entry)
        {
            case SegmentEntry segment:
                Segment(json, segment);
                break;
            case CallEntry { Call: var call }:
                Begin(json, "call", time);
                json.WriteNumberValue((int)call.Side);
                json.WriteStringValue(WireText.Plain(call.Text));
                json.WriteEndArray();
                break;
            case QuietEntry quiet:
                Begin(json, "quiet", time);
                json.WriteNumberValue(quiet.Span.Nanoseconds);
                json.WriteEndArray();
                break;
            case IcmpEntry icmp:
                Begin(json, "icmp", time);
                json.WriteNumberValue(icmp.Frame);
                statements.Write(json, IcmpNote.Of(icmp));
                json.WriteEndArray();
                break;
        }
    }

    /// <summary>Writes that so many segments are not told here.</summary>
    public static void Gap(Utf8JsonWriter json, long time, int count)
    {
        Begin(json, "gap", time);
        json.WriteNumberValue(count);
        json.WriteEndArray();
    }

    private void Segment(Utf8JsonWriter json, SegmentEntry entry)
    {
        var facts = entry.Facts;
        Begin(json, "segment", facts.RelativeTime.Nanoseconds);
        json.WriteNumberValue(facts.Frame);
        json.WriteNumberValue((int)facts.From);
        json.WriteStringValue(string.Join(' ', FlagNames.List(facts.Segment.Flags)));
        json.WriteNumberValue(facts.Seq);
        Number(json, facts.Ack);
        json.WriteNumberValue(facts.Segment.PayloadLength);
        Number(json, facts.Window);
        State(json, facts.Client);
        State(json, facts.Server);
        statements.Write(json, PhaseLabel.Name(facts, entry.Step.Of));
        json.WriteStringValue(entry.Step.ToString());
        json.WriteStringValue(string.Join(' ', facts.Analysis.Ids()));
        json.WriteStartArray();
        foreach (var note in entry.Notes)
        {
            json.WriteStartArray();
            json.WriteNumberValue((int)note.Tone);
            statements.Write(json, note.Statement);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteStringValue(entry.Payload.Bytes.IsEmpty ? "" : WireText.Quote(entry.Payload.Bytes.Span, PreviewColumns, entry.Payload.More));
        var rule = StepRules.Of(facts);
        statements.Write(json, rule.Rule);
        json.WriteStringValue(rule.Reference);
        Evidence(json, entry);
        json.WriteStringValue(OnTheWire(facts));
        State(json, facts.ClientBefore);
        State(json, facts.ServerBefore);
        explain(json, facts.Frame);
        json.WriteEndArray();
    }

    private static void Evidence(Utf8JsonWriter json, SegmentEntry entry)
    {
        var facts = entry.Facts;
        json.WriteStartArray();
        foreach (var (role, frame) in (ReadOnlySpan<(string, long?)>)[
            ("acknowledges", facts.AckOfFrame), ("sent-again", entry.RepeatedBy)])
        {
            if (frame is { } number)
            {
                json.WriteStringValue(role);
                json.WriteNumberValue(number);
            }
        }

        json.WriteEndArray();
    }

    private static string OnTheWire(in SegmentFacts facts)
    {
        ref readonly var segment = ref facts.Segment;
        var options = segment.Options;
        var parts = new List<string> { $"seq {segment.Seq.Value}" };
        Add(segment.Has(TcpFlags.Ack), $"ack {segment.Ack.Value}");
        parts.Add($"win {segment.Window}");
        Add(options.Has(TcpOptionKinds.Mss), $"mss {options.Mss}");
        Add(options.Has(TcpOptionKinds.WindowScale), $"wscale {options.WindowScale}");
        Add(options.Has(TcpOptionKinds.SackPermitted), $"SACK permitted");
        Add(options.Has(TcpOptionKinds.Timestamps), $"TSval {options.TimestampValue} TSecr {options.TimestampEcho}");
        foreach (var (left, right) in Reports.Fields.SegmentFields.SackRanges(facts))
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"SACK {left}–{right}"));
        }

        parts.Add(string.Create(CultureInfo.InvariantCulture, $"ttl {segment.Ttl}"));
        return string.Join(" · ", parts);

        void Add(bool there, FormattableString text)
        {
            if (there)
            {
                parts.Add(text.ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    private static void Begin(Utf8JsonWriter json, string kind, long time)
    {
        json.WriteStartArray();
        json.WriteStringValue(kind);
        json.WriteNumberValue(time);
    }

    private static void State(Utf8JsonWriter json, EndpointState state) => json.WriteNumberValue((2 * (int)state.State) + (state.Proved ? Proved : 0));

    private static void Number(Utf8JsonWriter json, long? value)
    {
        if (value is { } number)
        {
            json.WriteNumberValue(number);
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
