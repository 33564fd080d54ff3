using System.Globalization;
using System.Text.Json;
using TcpSniff.Wording;

namespace TcpSniff.Web.Sentences;

/// <summary>Writes statements as <c>[sentence, value, value, …]</c>; a value is a text, a number, or a statement of its own.</summary>
internal sealed class StatementWriter(TemplateTable templates)
{
    /// <summary>Writes a statement, or null for none.</summary>
    public void Write(Utf8JsonWriter json, Statement? statement)
    {
        if (statement is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartArray();
        var number = templates.NumberOf(statement.Sentence);
        json.WriteNumberValue(number);
        foreach (var name in templates.All[number].Names)
        {
            Write(json, name, statement.Values);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes a sentence that has no places to fill.</summary>
    public void Write(Utf8JsonWriter json, Sentence sentence) => Write(json, new Statement(sentence));

    private void Write(Utf8JsonWriter json, string name, IReadOnlyList<(string Name, Phrase Value)> values)
    {
        foreach (var (key, value) in values)
        {
            if (key != name)
            {
                continue;
            }

            if (value.Statement is { } inner)
            {
                Write(json, inner);
            }
            else
            {
                Write(json, value.Text ?? "");
            }

            return;
        }

        json.WriteStringValue($"{{{name}}}");
    }

    /// <summary>A whole number that reads the same as a number takes less room.</summary>
    private static void Write(Utf8JsonWriter json, string text)
    {
        if (text.Length < 16 && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && (text[0] != '0' || text.Length == 1))
        {
            json.WriteNumberValue(number);
        }
        else
        {
            json.WriteStringValue(text);
        }
    }
}
