using System.Globalization;
using TcpSniff.Packets;

namespace TcpSniff.Reports.Fields;

/// <summary>A value as one cell's text: lists with blanks between, unknown as nothing.</summary>
internal static class FlatText
{
    /// <summary>The text, not yet escaped for any format.</summary>
    public static string Of(in FieldValue value) => value.Kind switch
    {
        FieldKind.Number => value.Number.ToString(CultureInfo.InvariantCulture),
        FieldKind.Real => value.Comparable!.Value.ToString("R", CultureInfo.InvariantCulture),
        FieldKind.Seconds => new Duration(value.Number).ToString(),
        FieldKind.Flag => value.Flag ? "true" : "false",
        FieldKind.Text or FieldKind.Time => value.Text,
        FieldKind.Texts => string.Join(' ', value.Texts),
        FieldKind.Pairs => string.Join(' ', value.Pairs.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Left}-{pair.Right}"))),
        _ => "",
    };
}
