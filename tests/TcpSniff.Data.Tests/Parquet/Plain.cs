using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TcpSniff.Data.Tests.Parquet;

/// <summary>Values of three sources in one form, so that they can be compared: JSON's, Arrow's, Parquet.Net's.</summary>
internal static class Plain
{
    /// <summary>What all readers can tell of a moment: Parquet.Net has no nanoseconds.</summary>
    private const long Tick = 100;

    /// <summary>A value as text.</summary>
    public static string Of(object? value) => value switch
    {
        null or DBNull => "null",
        string text => $"'{text}'",
        bool flag => flag ? "true" : "false",
        ReadOnlyMemory<char> text => $"'{text}'",
        ReadOnlyMemory<byte> bytes => Of(bytes.ToArray()),
        byte[] bytes => Convert.ToHexStringLower(bytes),
        double or float => Convert.ToDouble(value, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture),
        DateTime time => Moment((time.Ticks - DateTime.UnixEpoch.Ticks) * Tick),
        Moment time => Moment(time.Nanoseconds),
        JsonElement json => Of(Value(json)),
        IDictionary map => Record(map),
        IEnumerable list => $"[{string.Join(',', list.Cast<object?>().Select(Of))}]",
        _ => Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>A JSON row with its objects flattened, as tables have them.</summary>
    public static Dictionary<string, JsonElement> Flat(JsonElement row, IReadOnlyCollection<string> columns)
    {
        var flat = new Dictionary<string, JsonElement>();
        Add("", row);
        return flat;

        void Add(string prefix, JsonElement element)
        {
            foreach (var member in element.EnumerateObject())
            {
                var name = prefix + member.Name;
                if (member.Value.ValueKind == JsonValueKind.Object && !columns.Contains(name))
                {
                    Add(name + "_", member.Value);
                }
                else
                {
                    flat.Add(name, member.Value.Clone());
                }
            }
        }
    }

    private static object? Value(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.TryGetInt64(out var whole) ? whole : json.GetDouble(),
        JsonValueKind.Array => json.EnumerateArray().Select(Value).ToList(),
        _ => json.EnumerateObject().ToDictionary(member => member.Name, member => Value(member.Value)),
    };

    private static string Record(IDictionary map)
    {
        var text = new StringBuilder("{");
        // Parquet.Net leaves out what is unknown.
        foreach (var (name, key) in map.Keys.Cast<object>().Where(key => map[key] is not null).Select(key => (Name: key.ToString(), key)).OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}:{Of(map[key])};");
        }

        return text.Append('}').ToString();
    }

    private static string Moment(long nanoseconds) => $"@{nanoseconds / Tick}";
}

/// <summary>A moment that a reader knows to the nanosecond.</summary>
/// <param name="Nanoseconds">Since 1970, UTC.</param>
internal sealed record Moment(long Nanoseconds);
