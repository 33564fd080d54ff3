using System.Globalization;
using TcpSniff.Data.Loading;
using TcpSniff.Data.Parquet;
using TcpSniff.Fuzz.Inputs;
using TcpSniff.Reports;

namespace TcpSniff.Fuzz.Targets;

/// <summary>Parquet: whatever was captured goes into typed tables, and every row can be read again.</summary>
internal sealed class ParquetTarget : ITarget, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tcpsniff-fuzz-");

    public string Name => "parquet";

    public int Brief => 15;

    public FuzzInput Make(int seed) => CaptureInputs.Changed(seed);

    public void Take(FuzzInput input)
    {
        var result = ReportFeed.Judge(input, out var segments);
        using (var report = new ParquetFormat(_folder.FullName, only: null).Open(View.Segments, new ReportOptions { Net = Faults.FaultNet.Fatal }, Stream.Null))
        {
            report.Begin(result.Capture);
            ReportFeed.Show(input, report);
            report.Finish(result);
        }

        using var database = new WorkingDatabase(64);
        foreach (var (table, rows) in ((string, long)[])[("connections", result.Connections.Count), ("segments", segments), ("findings", result.Findings.Count)])
        {
            using var command = database.Connection.CreateCommand();
            command.CommandText = $"SELECT count(*), count(COLUMNS(*)) FROM read_parquet('{Path.Combine(_folder.FullName, table)}.parquet')";
            var read = Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
            BrokenPromiseException.Unless(read == rows, $"{read} rows of {rows} in {table}");
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
