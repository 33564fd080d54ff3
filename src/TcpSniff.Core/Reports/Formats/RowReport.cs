using TcpSniff.Analysis;
using TcpSniff.Faults;
using TcpSniff.Reports.Fields;
using TcpSniff.Tracking;

namespace TcpSniff.Reports.Formats;

/// <summary>A view as rows of single fields, whatever writes them down.</summary>
internal sealed class RowReport : Report
{
    private static readonly Field<SegmentRow>[] SegmentColumns = [.. SegmentFields.All.Flatten()];
    private static readonly Field<ConnectionResult>[] ConnectionColumns = [.. ConnectionFields.All.Flatten()];
    private static readonly Field<FindingRow>[] FindingColumns = [.. FindingFields.All.Flatten()];

    private readonly View _view;
    private readonly ReportOptions _options;
    private readonly IRowWriter _writer;
    private readonly FieldValue[] _values = new FieldValue[Math.Max(SegmentColumns.Length, Math.Max(ConnectionColumns.Length, FindingColumns.Length))];

    public RowReport(View view, ReportOptions options, IRowWriter writer)
    {
        (_view, _options, _writer) = (view, options, writer);
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
        if (_view == View.Segments)
        {
            Row(SegmentRow.Of(facts, _options.Language, _options.Later), SegmentColumns);
        }
    }

    /// <inheritdoc/>
    public override bool TakesFinalConnections => true;

    /// <inheritdoc/>
    public override bool KeepsConnections => false;

    /// <inheritdoc/>
    public override void Connection(ConnectionResult result)
    {
        if (_view == View.Connections)
        {
            _options.Net.Guard(Loss.View, result.Connection.Stream, () => Row(result, ConnectionColumns));
        }
        else if (_view == View.Findings)
        {
            Findings(result.Findings);
        }
    }

    /// <inheritdoc/>
    public override void Finish(AnalysisResult result)
    {
        if (_view == View.Connections)
        {
            foreach (var connection in result.Connections)
            {
                Connection(connection);
            }
        }
        else if (_view == View.Findings)
        {
            Findings(result.Findings);
        }
    }

    private void Findings(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            _options.Net.Guard(Loss.View, finding.Stream, () => Row(new FindingRow(finding, _options.Language), FindingColumns));
        }
    }

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
