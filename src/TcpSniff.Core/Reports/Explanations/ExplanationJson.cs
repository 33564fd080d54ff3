using System.Text.Json;
using TcpSniff.Analysis.Explaining;
using TcpSniff.Reports.Formats;
using TcpSniff.Typography;
using TcpSniff.Wording;

namespace TcpSniff.Reports.Explanations;

/// <summary>Writes an explanation as one JSON object on one line.</summary>
internal static class ExplanationJson
{
    /// <summary>Writes it.</summary>
    public static void Write(Explanation explanation, Language language, Stream output)
    {
        using (var writer = new Utf8JsonWriter(output, new() { Encoder = SafeJson.Encoder }))
        {
            new JsonFields(writer).Write(new ExplanationRow(explanation, language), ExplanationFields.All);
        }

        output.Write("\n"u8);
    }
}
