using System.Diagnostics;
using TcpSniff.Cli.Tests.Processes;
using TcpSniff.Generating;
using TcpSniff.Generating.Mutating;
using Xunit;

namespace TcpSniff.Data.Tests.Parquet;

public sealed class KilledTests
{
    [Fact]
    public void A_table_is_whole_or_not_there_whenever_the_program_is_killed()
    {
        using var folder = new TemporaryFolder();
        var (capture, tables) = (folder.PathOf("talks.pcapng"), folder.PathOf("tables"));
        CaptureFiles.Write(new SeedCaptures(new Random(1)).Next(2000), capture);
        var clock = Stopwatch.StartNew();
        Assert.Equal(0, Tool.TcpSniff.Run("analyze", capture, "--format", "parquet", "-o", tables).Code);
        var whole = (int)clock.ElapsedMilliseconds;
        var random = new Random(2);
        for (var round = 0; round < 10; round++)
        {
            Directory.Delete(tables, recursive: true);
            using var analyze = Tool.TcpSniff.Start("analyze", capture, "--format", "parquet", "-o", tables);
            analyze.WaitForExit(random.Next(whole * round / 10, whole * (round + 2) / 10));
            analyze.Kill();
            analyze.WaitForExit();
            Directory.CreateDirectory(tables);
            foreach (var table in Directory.GetFiles(tables, "*.parquet"))
            {
                var bytes = File.ReadAllBytes(table);
                Assert.True(bytes.AsSpan().StartsWith("PAR1"u8) && bytes.AsSpan().EndsWith("PAR1"u8), $"{table} is not whole");
            }
        }
    }
}
