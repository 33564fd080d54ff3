using TcpSniff.Reports.Fields;
using TcpSniff.Tracking;

namespace TcpSniff.Reports.Formats;

/// <summary>A view as rows of single fields, whatever writes them down.</summary>
internal sealed class RowReport : RecordReport
{
    private static readonly Field<SegmentRow>[] SegmentColumns = [.. SegmentFields.All.Flatten()];
    private static readonly Field<ConnectionResult>[] ConnectionColumns = [.. ConnectionFields.All.Flatten()];
    private static readonly Field<FindingRow>[] FindingColumns = [.. FindingFields.All.Flatten()];

    private readonly IRowWriter _writer;
    private readonly FieldValue[] _values = new FieldValue[Math.Max(SegmentColumns.Length, Math.Max(ConnectionColumns.Length, FindingColumns.Length))];

    public RowReport(View view, ReportOptions options, IRowWriter writer)
        : base(view, options)
    {
        _writer = writer;
        _writer.Header(view switch
        {
            View.Segments => [.. SegmentColumns.Select(column => column.Name)],
            View.Findings => [.. FindingColumns.Select(column => column.Name)],
            _ => [.. ConnectionColumns.Select(column => column.Name)],
        });
    }

    /// <inheritdoc/>
    public override void Segment(in SegmentFacts facts, ReadOnlySpan<byte> payload)
    {
        if (View == View.Segments)
        {
            Row(SegmentRow.Of(facts, Options.Language, Options.Later), SegmentColumns);
        }
    }

    /// <inheritdoc/>
    protected override void Write(ConnectionResult connection) => Row(connection, ConnectionColumns);

    /// <inheritdoc/>
    protected override void Write(in FindingRow finding) => Row(finding, FindingColumns);

    /// <inheritdoc/>
    public override void Flush() => _writer.Flush();

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _writer.Dispose();
    }

    private void Row<TRow>(in TRow row, Field<TRow>[] columns)
    {
        // All is read before anything is written: there is no half of a row.
        var values = _values.AsSpan(0, columns.Length);
        for (var i = 0; i < columns.Length; i++)
        {
            values[i] = columns[i].Read(row);
        }

        foreach (var value in values)
        {
            _writer.Value(value);
        }

        _writer.EndRow();
    }
}
