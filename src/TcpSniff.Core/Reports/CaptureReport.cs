using TcpSniff.Capture;

namespace TcpSniff.Reports;

/// <summary>Writes a capture down in one of this program's views and formats, as <c>tcpsniff analyze</c> does.</summary>
public static class CaptureReport
{
    /// <summary>The formats by name: <c>text</c>, <c>json</c>, <c>csv</c> and the others that <c>--format</c> knows.</summary>
    public static IReadOnlyList<string> Formats { get; } = [.. FormatList.All.Select(format => format.Name)];

    /// <summary>Writes a file down. It is read twice where what is said of a segment depends on those that follow.</summary>
    /// <param name="path">The file.</param>
    /// <param name="view">What to show.</param>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="output">Where it goes; it stays open.</param>
    /// <param name="options">How it is to look; null for the usual.</param>
    /// <returns>Where the file is damaged: everything before was read; null where it is not.</returns>
    /// <exception cref="CaptureFileException">It cannot be opened, or is no capture that is read here.</exception>
    /// <exception cref="ArgumentException">There is no such format, or it cannot carry the view.</exception>
    public static CaptureDamage? Write(string path, View view, string format, Stream output, ReportOptions? options = null)
    {
        var (chosen, how) = (Find(format, view), options ?? new());
        using var first = Pipeline.Open(path);
        Read(first, null);
        using var report = chosen.Open(view, how with { Later = new(first.Tracker.Revisions) }, output);
        var result = AnalysisResult.Of(first, how.Language);
        report.Begin(result.Capture);
        if (view is View.Segments or View.Timeline)
        {
            // A file that grows meanwhile is told as far as it is known.
            using var again = Pipeline.Open(path);
            Read(again, report, first.Record.Packets);
        }

        report.Finish(result);
        return first.Source.Damage;
    }

    /// <summary>Reads a capture to its end and writes it down meanwhile, so that one can watch it where it goes on: see <see cref="ReportOptions.Live"/>.</summary>
    /// <param name="capture">The capture, of which nothing was read yet.</param>
    /// <param name="view">What to show; only timelines and segments do not wait for the end.</param>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="output">Where it goes; it stays open, and is flushed whenever the source has nothing to offer.</param>
    /// <param name="options">How it is to look; null for the usual.</param>
    /// <returns>Where the source is damaged; null where it is not.</returns>
    /// <exception cref="ArgumentException">There is no such format, or it cannot carry the view.</exception>
    public static CaptureDamage? Write(Pipeline capture, View view, string format, Stream output, ReportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(capture);
        var how = options ?? new();
        using var report = Find(format, view).Open(view, how, output);
        report.Begin(CaptureSummary.Of(capture));
        Read(capture, report);
        report.Finish(AnalysisResult.Of(capture, how.Language));
        return capture.Source.Damage;
    }

    private static void Read(Pipeline capture, Report? report, long most = long.MaxValue)
    {
        while (capture.Record.Packets < most)
        {
            switch (capture.MoveNext())
            {
                case PipelineStatus.Packet:
                    report?.Packet(capture, udp: false);
                    break;
                case PipelineStatus.Idle:
                    report?.Flush();
                    break;
                default:
                    return;
            }
        }
    }

    private static IFormat Find(string format, View view) =>
        FormatList.Find(format) is not { } known ? throw new ArgumentException($"\"{format}\": use {string.Join(", ", Formats)}", nameof(format))
        : known.Views.Contains(view) ? known
        : throw new ArgumentException($"{format} cannot show {view}, only {string.Join(", ", known.Views)}", nameof(view));
}
