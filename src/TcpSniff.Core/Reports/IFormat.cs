namespace TcpSniff.Reports;

/// <summary>A way to write views down. One file each in <c>Formats/</c>, listed in <see cref="FormatList"/>.</summary>
internal interface IFormat
{
    /// <summary>The word for <c>--format</c>.</summary>
    string Name { get; }

    /// <summary>The views that it can carry.</summary>
    IReadOnlyList<View> Views { get; }

    /// <summary>Opens a report of <paramref name="view"/> on <paramref name="output"/>, which stays open when the report is disposed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The format cannot carry the view.</exception>
    Report Open(View view, ReportOptions options, Stream output);
}
