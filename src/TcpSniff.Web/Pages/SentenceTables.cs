using System.Text.Json;
using TcpSniff.Web.Sentences;

namespace TcpSniff.Web.Pages;

/// <summary>Writes the page's own words and the sentences of its statements, in all languages.</summary>
internal static class SentenceTables
{
    /// <summary>Writes <c>{words: {name: [en, zh-Hans, zh-Hant]}, templates: [[en, zh-Hans, zh-Hant], …]}</c>.</summary>
    public static void Write(Utf8JsonWriter json, TemplateTable templates)
    {
        json.WriteStartObject();
        json.WriteStartObject("words");
        foreach (var (name, word) in PageWords.All)
        {
            json.WritePropertyName(name);
            Texts(json, [word.En, word.Hans, word.Hant]);
        }

        json.WriteEndObject();
        Templates(json, templates.All);
        json.WriteEndObject();
    }

    /// <summary>Writes the property <c>templates</c>.</summary>
    public static void Templates(Utf8JsonWriter json, IEnumerable<Template> templates)
    {
        json.WriteStartArray("templates");
        foreach (var template in templates)
        {
            Texts(json, template.Texts);
        }

        json.WriteEndArray();
    }

    private static void Texts(Utf8JsonWriter json, IReadOnlyList<string> texts)
    {
        json.WriteStartArray();
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
