namespace TcpSniff.Reports;

/// <summary>What a report shows.</summary>
public enum View
{
    /// <summary>The capture as a whole.</summary>
    Summary,

    /// <summary>One row a connection.</summary>
    Connections,

    /// <summary>The annotated story.</summary>
    Timeline,

    /// <summary>One row a TCP segment.</summary>
    Segments,

    /// <summary>What went wrong, worst first.</summary>
    Findings,
}
