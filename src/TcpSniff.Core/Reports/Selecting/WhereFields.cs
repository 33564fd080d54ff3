using TcpSniff.Reports.Fields;

namespace TcpSniff.Reports.Selecting;

/// <summary>Compares any field of <c>record "connection"</c>; a field of a direction holds where either direction's does.</summary>
internal static class WhereFields
{
    private static readonly string[] Directions = ["client_to_server.", "server_to_client."];

    private static readonly Dictionary<string, Field<ConnectionResult>> Fields =
        ConnectionFields.All.Flatten().ToDictionary(field => field.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the rest of <c>field &gt; value</c>.</summary>
    public static Predicate<ConnectionResult> Read(WhereParser parser, string name)
    {
        var fields = Find(name);
        if (fields.Length == 0)
        {
            throw parser.WrongLast($"no such word or field{Closest(name)}");
        }

        var sign = IsComparison(parser.Next) ? parser.Take("a comparison") : "=";
        var text = parser.Take("a value");
        return Quantity.TryParse(text, out var number) && fields[0].Name != "history"
            ? row => fields.Any(field => Holds(sign, field.Read(row), number, text))
            : row => fields.Any(field => Holds(sign, field.Read(row), text));
    }

    private static Field<ConnectionResult>[] Find(string name) => Fields.TryGetValue(name, out var field)
        ? [field]
        : [.. Directions.Where(direction => Fields.ContainsKey(direction + name)).Select(direction => Fields[direction + name])];

    private static string Closest(string name)
    {
        var known = Fields.Keys.Select(field => Directions.Aggregate(field, (f, d) => f.StartsWith(d, StringComparison.Ordinal) ? f[d.Length..] : f));
        var close = known.Where(field => field.Contains(name, StringComparison.OrdinalIgnoreCase)).Distinct().Take(3).ToArray();
        return close.Length == 0 ? "" : $"; did you mean {string.Join(", ", close)}?";
    }

    private static bool IsComparison(string word) => word is "<" or "<=" or "=" or "==" or "!=" or ">=" or ">";

    private static bool Holds(string sign, in FieldValue value, double number, string text) => value.Comparable is { } actual
        ? sign switch
        {
            "<" => actual < number,
            "<=" => actual <= number,
            ">" => actual > number,
            ">=" => actual >= number,
            "!=" => actual != number,
            _ => actual == number,
        }
        : Holds(sign, value, text);

    // Unknown is neither equal nor unequal, neither more nor less: a condition on it does not hold.
    private static bool Holds(string sign, in FieldValue value, string text)
    {
        var actual = value.Kind switch
        {
            FieldKind.Text or FieldKind.Time => value.Text,
            FieldKind.Flag => value.Flag ? "true" : "false",
            _ => null,
        };
        var equal = text.Equals(actual, StringComparison.OrdinalIgnoreCase);
        return sign switch
        {
            "=" or "==" => equal || (value.Kind == FieldKind.Null && text == "null"),
            "!=" => actual is not null && !equal,
            _ => false,
        };
    }
}
