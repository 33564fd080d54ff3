using System.Globalization;
using TcpSniff.Analysis;
using TcpSniff.Capture;
using TcpSniff.Cli.Errors;
using TcpSniff.Reports;

namespace TcpSniff.Cli.Runs;

/// <summary>What to say at the end about what was read, and the exit code that follows.</summary>
internal static class Verdict
{
    /// <summary>Says on standard error what the reader has to know, and weighs damage, findings and interruption.</summary>
    /// <param name="result">What came out.</param>
    /// <param name="reading">What it came from.</param>
    /// <param name="failOn">Findings at or above it fail; null for none.</param>
    /// <param name="errors">Standard error.</param>
    public static ExitCode Of(AnalysisResult result, Reading reading, Severity? failOn, TextWriter errors)
    {
        if (Nothing(result, reading) is { } why)
        {
            errors.Say(why);
        }

        var damaged = Of(result.Capture.Damage, result.Capture.Record.Packets, errors);

        if (reading.Pipeline.Net.Faults.Count > 0)
        {
            // Not everything that the other codes promise was done.
            BugReport.Sum(reading.Pipeline.Net, errors);
            return ExitCode.Failed;
        }

        return damaged != ExitCode.Done ? damaged
            : result.Findings.Any(finding => finding.Severity >= failOn) ? ExitCode.Finding
            : ExitCode.Done;
    }

    /// <summary>Says where a capture is damaged, if it is, and what that means for the exit code.</summary>
    public static ExitCode Of(CaptureDamage? damage, long packets, TextWriter errors)
    {
        if (damage is null)
        {
            return ExitCode.Done;
        }

        errors.Say(damage.Offset is { } offset
            ? string.Create(CultureInfo.InvariantCulture, $"{damage.File}: at offset {offset:N0}, {damage.Problem}. {Analysed(packets)}")
            : $"{damage.File}: {damage.Problem}. {Analysed(packets)}");
        return damage.Offset is null ? ExitCode.Failed : ExitCode.Damaged;
    }

    /// <summary>Why there is nothing to show; null where there is something.</summary>
    private static string? Nothing(AnalysisResult result, Reading reading) =>
        reading.FilterSuggestion is { } suggestion ? $"the filter leaves nothing, but tagged or tunnelled packets would match: -f '{suggestion}'"
        : result.Connections.Count > 0 || result.Before is { Connections: > 0 } ? null
        : result.ConnectionsInAll == 1 ? "the only connection, number 0, was not selected"
        : result.ConnectionsInAll > 1 ? string.Create(CultureInfo.InvariantCulture, $"none of the {result.ConnectionsInAll:N0} connections (0 to {result.ConnectionsInAll - 1}) was selected")
        : result.Capture.Record is { Packets: > 0, UdpDatagrams: var datagrams } && !(reading.ShowsUdp && datagrams > 0) ? "no TCP in these packets (--view summary says what there is)"
        : result.Capture.Record.Packets == 0 && reading.IsFiltered ? "no packet matches the filter"
        : null;

    private static string Analysed(long packets) => packets == 1
        ? "The packet before it was analysed."
        : string.Create(CultureInfo.InvariantCulture, $"{packets:N0} packets before it were analysed.");
}
