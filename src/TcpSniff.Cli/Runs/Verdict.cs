using System.Globalization;
using TcpSniff.Analysis;
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
        if (reading.FilterSuggestion is { } suggestion)
        {
            errors.WriteLine($"tcpsniff: the filter leaves nothing, but tagged or tunnelled packets would match: -f '{suggestion}'");
        }

        if (result.Capture.Damage is { } damage)
        {
            errors.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"tcpsniff: {damage.File}: at offset {damage.Offset:N0}, {damage.Problem}. {Analysed(result.Capture.Record.Packets)}"));
            return ExitCode.Damaged;
        }

        return result.Findings.Any(finding => finding.Severity >= failOn) ? ExitCode.Finding : ExitCode.Done;
    }

    private static string Analysed(long packets) => packets == 1
        ? "The packet before it was analysed."
        : string.Create(CultureInfo.InvariantCulture, $"{packets:N0} packets before it were analysed.");
}
