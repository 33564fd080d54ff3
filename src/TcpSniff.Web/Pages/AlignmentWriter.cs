using System.Globalization;
using System.Text.Json;
using TcpSniff.Aligning;
using TcpSniff.Aligning.Fates;
using TcpSniff.Aligning.Traces;
using TcpSniff.Packets;
using TcpSniff.Reports.Aligning;
using TcpSniff.Wording;

namespace TcpSniff.Web.Pages;

/// <summary>Writes what the page of two captures shows; every sentence in all languages, in the order of <see cref="Language"/>.</summary>
internal sealed class AlignmentWriter(AlignedCaptures captures)
{
    /// <summary>Segments that the page shows of all connections together.</summary>
    private const int Most = 60_000;

    private static readonly Language[] Languages = Enum.GetValues<Language>();

    private readonly Dictionary<Alignment, int> _shown = Share(captures);

    /// <summary>Writes the files, the words, and a row for each connection.</summary>
    public void WriteOverview(Utf8JsonWriter json, string language)
    {
        json.WriteStartObject();
        json.WriteString("language", language);
        json.WriteString("here", captures.Here);
        json.WriteString("there", captures.There);
        json.WriteStartObject("words");
        foreach (var (name, sentence) in AlignmentPageWords.All)
        {
            Texts(json, name, sentence.In);
        }

        json.WriteEndObject();
        json.WriteStartArray("connections");
        foreach (var alignment in captures.Alignments)
        {
            WriteConnection(json, alignment);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes a connection's segments on their way.</summary>
    public void WriteWay(Utf8JsonWriter json, Alignment alignment)
    {
        json.WriteStartArray();
        foreach (var sighting in alignment.Sightings.Where(sighting => sighting.Fate != Fate.Copied).Take(_shown[alignment]))
        {
            WriteSighting(json, alignment, sighting);
        }

        json.WriteEndArray();
    }

    /// <summary>Connections that are short are shown whole before the long ones get what is left.</summary>
    private static Dictionary<Alignment, int> Share(AlignedCaptures captures)
    {
        var (shown, left, waiting) = (new Dictionary<Alignment, int>(ReferenceEqualityComparer.Instance), Most, captures.Alignments.Count);
        foreach (var alignment in captures.Alignments.OrderBy(alignment => alignment.Sightings.Count))
        {
            shown[alignment] = Math.Min(alignment.Sightings.Count, left / waiting--);
            left -= shown[alignment];
        }

        return shown;
    }

    private void WriteConnection(Utf8JsonWriter json, Alignment alignment)
    {
        json.WriteStartObject();
        json.WriteNumber("stream", alignment.ClientEnd.Stream);
        json.WriteString("client", alignment.ClientEnd.End(Role.Client).ToString());
        json.WriteString("server", alignment.ClientEnd.End(Role.Server).ToString());
        json.WriteString("clientThere", alignment.ServerEnd.End(Role.Client).ToString());
        json.WriteString("serverThere", alignment.ServerEnd.End(Role.Server).ToString());
        json.WriteString("began", alignment.Began.ToString());
        json.WriteNumber("left", alignment.Sightings.Count(sighting => sighting.Fate != Fate.Copied) - _shown[alignment]);
        json.WriteStartArray("verdicts");
        foreach (var verdict in Verdicts.Of(alignment))
        {
            json.WriteStartObject();
            json.WriteString("id", verdict.Id);
            json.WriteString("severity", verdict.Severity.ToString().ToLowerInvariant());
            Texts(json, "text", verdict.Text.In);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Texts(json, "clocks", language => string.Join(" · ", ClockWords.Relation(alignment.Clock).Select(part => part.In(language))));
        Texts(json, "assumes", ClockWords.Assumption(alignment.Clock).In);
        json.WriteStartArray("sums");
        WriteSums(json, alignment.Of(Role.Client));
        WriteSums(json, alignment.Of(Role.Server));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSums(Utf8JsonWriter json, DirectionSummary way)
    {
        json.WriteStartArray();
        foreach (var count in (ReadOnlySpan<long>)[way.Sent, way.Arrived, way.Lost, way[Fate.Reordered], way[Fate.Injected]])
        {
            json.WriteNumberValue(count);
        }

        foreach (var span in (ReadOnlySpan<Duration?>)[way.ShortestDelay, way.MedianDelay, way.LongestDelay, way.LongestHeld?.Held])
        {
            json.WriteStringValue(span is { } known ? SpanText.Of(known) : "–");
        }

        json.WriteEndArray();
    }

    private static void WriteSighting(Utf8JsonWriter json, Alignment alignment, Sighting sighting)
    {
        json.WriteStartObject();
        json.WriteNumber("from", (int)sighting.From);
        json.WriteString("fate", sighting.Fate.Name());
        json.WriteString("flags", string.Join(' ', FlagNames.List(sighting.Segment.Flags)));
        json.WriteString("numbers", Numbers(sighting));
        json.WriteString("brief", Brief(sighting));
        WriteEnd(json, "client", sighting, Role.Client, time => time - alignment.Began);
        WriteEnd(json, "server", sighting, Role.Server, time => alignment.Clock.Here(time) - alignment.Began);
        if (sighting.Delay is { } delay)
        {
            json.WriteString("delay", SpanText.Of(delay));
        }

        if (sighting.Held is { } held)
        {
            json.WriteString("held", SpanText.Of(held));
        }

        if (SightingNotes.Of(alignment, sighting).ToList() is { Count: > 0 } notes)
        {
            Texts(json, "note", language => string.Join(language == Language.English ? "; " : "\uFF1B", notes.Select(note => note.Text.In(language))));
        }

        if (Changes.Of(sighting).ToList() is { Count: > 0 } changes)
        {
            Texts(json, "changes", language => string.Join(" · ", changes.Select(change => ChangeWords.Of(change).In(language))));
        }

        json.WriteEndObject();
    }

    /// <summary>Frames at an end, its own time, and the moment in nanoseconds since the beginning by the client's clock.</summary>
    private static void WriteEnd(Utf8JsonWriter json, string name, Sighting sighting, Role end, Func<CaptureTime, Duration> since)
    {
        IReadOnlyList<SeenSegment> seen = sighting.From != end ? sighting.Received : sighting.Sent is { } sent ? [sent] : [];
        if (seen.Count == 0)
        {
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("frames", string.Join(", ", seen.Take(8).Select(segment => segment.Frame)) + (seen.Count > 8 ? ", …" : ""));
        json.WriteNumber("at", since(seen[^1].Time).Nanoseconds);
        json.WriteString("time", seen[^1].Time.ToString());
        json.WriteEndObject();
    }

    private static string Numbers(Sighting sighting)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"seq {sighting.Seq}");
        text += sighting.Ack is { } ack ? string.Create(CultureInfo.InvariantCulture, $"  ack {ack}") : "";
        return sighting.Segment.Length > 0 ? text + string.Create(CultureInfo.InvariantCulture, $"  len {sighting.Segment.Length}") : text;
    }

    /// <summary>What tells it from its neighbours.</summary>
    private static string Brief(Sighting sighting) => sighting switch
    {
        { Segment.Length: > 0 } => string.Create(CultureInfo.InvariantCulture, $"seq {sighting.Seq} len {sighting.Segment.Length}"),
        { Ack: { } ack } when (sighting.Segment.Flags & (TcpFlags.Syn | TcpFlags.Fin)) == 0 => string.Create(CultureInfo.InvariantCulture, $"ack {ack}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"seq {sighting.Seq}"),
    };

    private static void Texts(Utf8JsonWriter json, string name, Func<Language, string> text)
    {
        json.WriteStartArray(name);
        foreach (var language in Languages)
        {
            json.WriteStringValue(text(language));
        }

        json.WriteEndArray();
    }
}
