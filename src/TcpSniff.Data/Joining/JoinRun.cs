using System.Globalization;
using DuckDB.NET.Data;
using TcpSniff.Analysis;
using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Runs;
using TcpSniff.Data.Loading;
using TcpSniff.Faults;

namespace TcpSniff.Data.Joining;

/// <summary>
/// The last step after many workers: adds up what they summed, puts the connections that depend on those sums before the rules again,
/// and writes the tables of the whole.
/// </summary>
internal static class JoinRun
{
    private const int MemoryMebibytes = 1024;

    /// <summary>Joins.</summary>
    /// <exception cref="UsageException">The folders are not all parts of one capture, each once.</exception>
    public static ExitCode Run(JoinRequest request)
    {
        var parts = JoinedParts.Read(request.Folders);
        var net = BugReport.Net(request.Screen.Errors, request.Folders);
        using var database = new WorkingDatabase(MemoryMebibytes);
        var tables = new JoinedTables(database, parts.View.Language);
        foreach (var part in parts.All)
        {
            tables.Replace(part.Open, part.Open.Count == 0 ? [] : JudgedAgain(part, parts, net));
        }

        tables.Add(Analyst.JudgeWhole(parts.Sums, parts.Record, net));
        var output = Directory.CreateDirectory(request.Output).FullName;
        try
        {
            tables.Write([.. parts.All.Select(part => part.Folder)], output);
        }
        catch (DuckDBException failure)
        {
            throw new IOException($"{output}: {failure.Message.Split('\n')[0]}", failure);
        }

        request.Screen.Errors.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"tcpsniff: {parts.All.Count} parts joined: {parts.Record.Packets:N0} packets, {parts.Whole.Connections:N0} connections; {parts.All.Sum(part => part.Open.Count):N0} of them judged by what all parts add up to"));
        if (net.Faults.Count == 0)
        {
            return ExitCode.Done;
        }

        BugReport.Sum(net, request.Screen.Errors);
        return ExitCode.Failed;
    }

    /// <summary>Follows the packets of the open connections once more, and lets the rules judge them by the sums of all parts.</summary>
    private static IReadOnlyList<Finding> JudgedAgain(JoinedPart part, JoinedParts parts, FaultNet net)
    {
        var choice = new PacketChoice { Dedupe = parts.View.Dedupe, VerifyChecksums = parts.View.VerifyChecksums, Decoder = parts.View.Decoder, Net = net };
        using var reading = Reading.OfFile(Capture.CaptureFile.Open(part.Packets), choice);
        new Pass(reading, CancellationToken.None).Run();
        var open = part.Open.ToHashSet();
        return Analyst.JudgeAgain(reading.Pipeline.Tracker.Connections.Where(connection => open.Contains(connection.Stream)), parts.Sums, parts.Record, net);
    }
}
