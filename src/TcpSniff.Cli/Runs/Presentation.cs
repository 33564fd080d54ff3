using TcpSniff.Cli.Errors;
using TcpSniff.Reports;

namespace TcpSniff.Cli.Runs;

/// <summary>A format, the view if one was asked for, and how it is to look.</summary>
internal sealed record Presentation(IFormat Format, View? View, ReportOptions Options)
{
    /// <summary>Up to so many connections are told in full where no view was asked for.</summary>
    private const int TimelineUpTo = 3;

    /// <summary>Up to so many connections get a row each where no view was asked for.</summary>
    private const int ConnectionsUpTo = 50;

    /// <summary>Checks that the format exists and carries the view.</summary>
    /// <exception cref="UsageException">It does not.</exception>
    public static Presentation Create(View? view, string formatName, ReportOptions options) => Create(
        view,
        FormatList.Find(formatName) ?? throw new UsageException($"--format \"{formatName}\": use {string.Join(", ", FormatList.All.Select(known => known.Name))}"),
        options);

    /// <summary>Checks that the format carries the view.</summary>
    /// <exception cref="UsageException">It does not.</exception>
    public static Presentation Create(View? view, IFormat format, ReportOptions options)
    {
        if (view is { } wanted && !format.Views.Contains(wanted))
        {
            throw new UsageException(
                $"--format {format.Name} cannot show --view {ViewNames.Of(wanted)}, only {string.Join(", ", format.Views.Select(ViewNames.Of))}");
        }

        return new(format, view, options);
    }

    /// <summary>The view to show of so many connections.</summary>
    public View ViewFor(int connections)
    {
        var usual = connections switch
        {
            <= TimelineUpTo => Reports.View.Timeline,
            <= ConnectionsUpTo => Reports.View.Connections,
            _ => Reports.View.Summary,
        };
        return View ?? (Format.Views.Contains(usual) ? usual : Format.Views[0]);
    }

    /// <summary>Opens a report of a view.</summary>
    public Report Open(View view, Stream output) => Format.Open(view, Options, output);
}
