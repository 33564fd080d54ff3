using TcpSniff.Reports;

namespace TcpSniff.Cli.Runs;

/// <summary>The words of <c>--view</c>.</summary>
internal static class ViewNames
{
    /// <summary>The word of the full screen, which is no view of a report.</summary>
    public const string Live = "live";

    /// <summary>The view's word.</summary>
    public static string Of(View view) => view switch
    {
        View.Summary => "summary",
        View.Connections => "connections",
        View.Timeline => "timeline",
        View.Segments => "segments",
        _ => "findings",
    };
}
