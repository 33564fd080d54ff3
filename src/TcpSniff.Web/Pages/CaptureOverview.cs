using System.Globalization;
using System.Text.Json;
using TcpSniff.Analysis;
using TcpSniff.Reports;
using TcpSniff.Reports.Fields;
using TcpSniff.Typography;
using TcpSniff.Web.Sentences;
using TcpSniff.Wording;

namespace TcpSniff.Web.Pages;

/// <summary>Writes the first screen: what the capture holds, what was found, and a row for each connection.</summary>
internal sealed class CaptureOverview(StatementWriter statements)
{
    private static readonly IReadOnlyList<Field<ConnectionResult>> Fields =
        [.. ConnectionFields.All.Flatten().Where(field => field.Name is not ("record" or "findings" or "vantage.reason" or "recoveries" or "episodes"))];

    /// <summary>Writes the overview.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="result">What came out.</param>
    /// <param name="told">Numbers of the connections whose story is in the page.</param>
    public void Write(Utf8JsonWriter json, AnalysisResult result, IReadOnlySet<int> told)
    {
        var capture = result.Capture;
        json.WriteStartArray("sources");
        foreach (var source in capture.Sources)
        {
            json.WriteStringValue(WireText.Plain(source));
        }

        json.WriteEndArray();
        json.WriteNumber("packets", capture.Record.Packets);
        json.WriteNumber("segments", capture.Record.TcpSegments);
        json.WriteNumber("bytes", capture.Record.OriginalBytes);
        json.WriteString("began", capture.Record.FirstTime?.ToString());
        json.WriteNumber("lasted", capture.Duration?.Nanoseconds ?? 0);
        json.WriteNumber("connectionsInAll", result.ConnectionsInAll);
        json.WriteStartArray("doubts");
        foreach (var doubt in CaptureTrust.Doubts(capture))
        {
            statements.Write(json, doubt);
        }

        json.WriteEndArray();
        Findings(json, result.Findings);
        Rows(json, result.Connections, told);
    }

    /// <summary>Writes the findings, worst first.</summary>
    public void Findings(Utf8JsonWriter json, IReadOnlyList<Finding> findings)
    {
        json.WriteStartArray("findings");
        foreach (var finding in findings.Take(2_000))
        {
            Write(json, finding);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes the row of a connection.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="told">Whether its story is in the page.</param>
    public static void Row(Utf8JsonWriter json, ConnectionResult connection, bool told)
    {
        json.WriteStartArray();
        foreach (var field in Fields)
        {
            Write(json, field.Read(connection));
        }

        json.WriteStringValue(string.Join(' ', connection.Findings.Select(finding => $"{FindingFields.Name(finding.Severity)}:{finding.Id}")));
        json.WriteBooleanValue(told);
        json.WriteEndArray();
    }

    private void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("id", finding.Id);
        json.WriteString("severity", FindingFields.Name(finding.Severity));
        if (finding.Stream is { } stream)
        {
            json.WriteNumber("stream", stream);
        }

        json.WriteNumber("frame", finding.Frame);
        json.WriteNumber("last", finding.LastFrame);
        json.WriteString("cost", finding.Cost is { } cost ? SpanText.Of(cost) : null);
        json.WriteString("culprit", finding.Culprit is { } role ? RoleNames.Of(role) : null);
        json.WriteString("address", finding.CulpritAddress?.ToString());
        json.WritePropertyName("text");
        statements.Write(json, finding.Text);
        if (RuleList.All.FirstOrDefault(rule => rule.Id == finding.Id) is { } known)
        {
            json.WritePropertyName("summary");
            statements.Write(json, known.Summary);
        }

        json.WriteEndObject();
    }

    private static void Rows(Utf8JsonWriter json, IReadOnlyList<ConnectionResult> connections, IReadOnlySet<int> told)
    {
        json.WriteStartArray("fields");
        foreach (var field in Fields)
        {
            json.WriteStringValue(field.Name);
        }

        json.WriteEndArray();
        json.WriteStartArray("rows");
        foreach (var connection in connections)
        {
            Row(json, connection, told.Contains(connection.Connection.Stream));
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, in FieldValue value)
    {
        switch (value.Kind)
        {
            case FieldKind.Number:
                json.WriteNumberValue(value.Number);
                break;
            case FieldKind.Real:
                json.WriteNumberValue(Math.Round(value.Comparable!.Value, 3));
                break;
            case FieldKind.Seconds:
                json.WriteNumberValue(value.Number / 1_000_000_000m);
                break;
            case FieldKind.Flag:
                json.WriteBooleanValue(value.Flag);
                break;
            case FieldKind.Text or FieldKind.Time:
                json.WriteStringValue(WireText.Plain(value.Text));
                break;
            case FieldKind.Texts:
                json.WriteStringValue(string.Join(' ', value.Texts.Select(WireText.Plain)));
                break;
            case FieldKind.Pairs:
                json.WriteStringValue(string.Join(' ', value.Pairs.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Left}-{pair.Right}"))));
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }
}
