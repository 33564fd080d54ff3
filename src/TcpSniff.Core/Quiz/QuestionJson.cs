using System.Text.Json;
using TcpSniff.Reports.Formats;
using TcpSniff.Typography;
using TcpSniff.Wording;

namespace TcpSniff.Quiz;

/// <summary>Writes questions with their answers as JSON, one object a line, for whoever teaches with them.</summary>
internal static class QuestionJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = SafeJson.Encoder };

    /// <summary>Writes all of them.</summary>
    public static void Write(IReadOnlyList<Question> questions, Language language, Stream output)
    {
        for (var i = 0; i < questions.Count; i++)
        {
            using (var writer = new Utf8JsonWriter(output, Options))
            {
                new JsonFields(writer).Write(new QuestionRow(questions[i], i + 1, language), QuestionFields.All);
            }

            output.Write("\n"u8);
        }
    }
}
