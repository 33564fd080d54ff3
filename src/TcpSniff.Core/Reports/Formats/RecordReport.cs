using TcpSniff.Analysis;
using TcpSniff.Faults;
using TcpSniff.Reports.Fields;

namespace TcpSniff.Reports.Formats;

/// <summary>A view as records, one after the other: those of connections and findings are written as they become known, and keep nothing.</summary>
/// <param name="view">The view.</param>
/// <param name="options">How it is to look.</param>
internal abstract class RecordReport(View view, ReportOptions options) : Report
{
    /// <summary>The view.</summary>
    protected View View => view;

    /// <summary>How it is to look.</summary>
    protected ReportOptions Options => options;

    /// <inheritdoc/>
    public sealed override bool TakesFinalConnections => true;

    /// <inheritdoc/>
    public sealed override bool KeepsConnections => false;

    /// <inheritdoc/>
    public sealed override void Connection(ConnectionResult result)
    {
        if (view == View.Connections)
        {
            options.Net.Guard(Loss.View, result.Connection.Stream, () => Write(result));
        }
        else if (view == View.Findings)
        {
            Findings(result.Findings);
        }
    }

    /// <inheritdoc/>
    public override void Finish(AnalysisResult result)
    {
        if (view == View.Connections)
        {
            foreach (var connection in result.Connections)
            {
                Connection(connection);
            }
        }
        else if (view == View.Findings)
        {
            Findings(result.Findings);
        }
    }

    /// <summary>Writes the record of a connection.</summary>
    protected abstract void Write(ConnectionResult connection);

    /// <summary>Writes the record of a finding.</summary>
    protected abstract void Write(in FindingRow finding);

    private void Findings(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            options.Net.Guard(Loss.View, finding.Stream, () => Write(new FindingRow(finding, options.Language)));
        }
    }
}
