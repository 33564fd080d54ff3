using System.Buffers;
using System.Text.Json;
using TcpSniff.Analysis.Explaining;
using TcpSniff.Reports.Explanations;
using TcpSniff.Web.Sentences;

namespace TcpSniff.Web.Explaining;

/// <summary>
/// Writes an explanation as <c>[[[label, rule, numbers, reference], …], [kind of evidence, [frame, …], …], [tried, …], what decides]</c>:
/// all of what <c>tcpsniff explain</c> prints that stands nowhere else in the page.
/// </summary>
internal static class ExplanationWriter
{
    /// <summary>Stands in a sentence where the page puts the frames as links.</summary>
    private const string FramesHere = "§";

    /// <summary>Writes it.</summary>
    public static void Write(Utf8JsonWriter json, Explanation explanation, StatementWriter statements)
    {
        json.WriteStartArray();
        json.WriteStartArray();
        foreach (var verdict in explanation.Given)
        {
            json.WriteStartArray();
            statements.Write(json, ExplanationParts.Name(verdict));
            statements.Write(json, verdict.Rule);
            statements.Write(json, ExplanationParts.Numbers(verdict));
            json.WriteStringValue(verdict.Reference);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteStartArray();
        foreach (var line in ExplanationParts.Frames(explanation))
        {
            statements.Write(json, line.With(FramesHere));
            json.WriteStartArray();
            foreach (var frame in line.Frames)
            {
                json.WriteNumberValue(frame);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteStartArray();
        foreach (var tried in ExplanationParts.Tried(explanation))
        {
            statements.Write(json, tried);
        }

        json.WriteEndArray();
        statements.Write(json, ExplanationParts.Decides(explanation));
        json.WriteEndArray();
    }

    /// <summary>Writes it into memory: a tenth of what the explanation takes there.</summary>
    public static byte[] Packed(Explanation explanation, StatementWriter statements)
    {
        var bytes = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(bytes))
        {
            Write(json, explanation, statements);
        }

        return bytes.WrittenSpan.ToArray();
    }
}
