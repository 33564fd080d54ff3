using System.Text.Json;
using TcpSniff.Aligning;
using TcpSniff.Reports.Formats;
using TcpSniff.Typography;
using TcpSniff.Wording;

namespace TcpSniff.Reports.Aligning;

/// <summary>Writes both captures' connections and segments as JSON, one object a line: each connection, then its segments.</summary>
internal static class AlignmentJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = SafeJson.Encoder, SkipValidation = true };

    /// <summary>Writes all of them.</summary>
    public static void Write(AlignedCaptures captures, Language language, Stream output)
    {
        using var writer = new Utf8JsonWriter(output, Options);
        var fields = new JsonFields(writer);
        foreach (var alignment in captures.Alignments)
        {
            fields.Write(new AlignmentRow(captures, alignment, language), AlignmentFields.All);
            End(writer, output);
            foreach (var sighting in alignment.Sightings)
            {
                fields.Write(new SightingRow(alignment, sighting, language), SightingFields.All);
                End(writer, output);
            }
        }
    }

    private static void End(Utf8JsonWriter writer, Stream output)
    {
        writer.Flush();
        output.Write("\n"u8);
        writer.Reset();
    }
}
