using System.Diagnostics;
using TcpSniff.Cli.Tests.Processes;
using TcpSniff.Generating;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Data.Tests.Joining;

/// <summary>The jobs of <c>scripts/cluster</c> on a real Slurm of one machine, which these tests start and end themselves.</summary>
public sealed class SlurmTests : IDisposable
{
    private const int Parts = 16;

    private static readonly string[] Tables = ["connections", "findings", "segments"];
    private static readonly string[] LogFolders = ["job/logs", "slurm"];
    private static readonly string Setup = Repository.PathOf("scripts/cluster/one-machine-slurm.sh");
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Sixteen_parts_come_to_the_whole_although_tasks_are_killed_half_way()
    {
        var ready = new Executable("/bin/sh").Run(Setup, "setup");
        Assert.SkipUnless(ready.Code == 0, $"no Slurm here: {ready.Errors}");
        var started = new Executable("/bin/sh").Run(Setup, "start", _folder.PathOf("slurm"));
        Assert.SkipUnless(started.Code == 0, $"Slurm does not start here: {started.Errors}");
        var capture = _folder.PathOf("whole.pcapng");
        CaptureFiles.Write(Enumerable.Range(0, 12).SelectMany(seed => new Neighbourhood(100 + seed).Frames()), capture);

        var jobs = Slurm(Repository.PathOf("scripts/cluster/submit.sh"), "-n", $"{Parts}", "-m", "4", "-p", Tool.TcpSniff.File, "-o", _folder.PathOf("job"), capture).Trim().Split(' ');
        // A mapper's and a reducer's program, and a reducer's whole script: that one cannot try again itself.
        string[][] killed = [["split", "8-11"], ["analyze", "part-0005.pcapng"], ["slurm_script", " reduce ", "SLURM_ARRAY_TASK_ID=6"]];
        Parallel.ForEach(killed, new() { MaxDegreeOfParallelism = killed.Length }, Kill);

        Assert.True(SpinWait.SpinUntil(() => Waits(jobs[^1], TimeSpan.FromSeconds(1)), Patience), Logs());
        Assert.True(File.Exists(_folder.PathOf("job/joined/findings.parquet")), Logs());
        Assert.Contains("attempt 1 failed", File.ReadAllText(_folder.PathOf("job/logs/map-2.log")), StringComparison.Ordinal);
        Assert.Contains("attempt 1 failed", File.ReadAllText(_folder.PathOf("job/logs/reduce-5.log")), StringComparison.Ordinal);
        Assert.Equal(0, Tool.TcpSniff.Run("analyze", capture, "--format", "parquet", "-o", _folder.PathOf("whole")).Code);
        Assert.All(Tables, table => Assert.Equal(Rows("whole", table), Rows("job/joined", table)));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Directory.Exists(_folder.PathOf("slurm")))
        {
            new Executable("/bin/sh").Run(Setup, "stop", _folder.PathOf("slurm"));
        }

        _folder.Dispose();
    }

    private string Slurm(string script, params IReadOnlyList<string> arguments)
    {
        var shell = new Executable("/bin/sh") { Variables = new Dictionary<string, string> { ["SLURM_CONF"] = _folder.PathOf("slurm/slurm.conf") } };
        var outcome = shell.Run([script, .. arguments]);
        Assert.True(outcome.Code == 0, outcome.Errors);
        return outcome.Output;
    }

    /// <summary>Whether a job is over: nothing of it waits or runs.</summary>
    private bool Waits(string job, TimeSpan between)
    {
        Thread.Sleep(between);
        return Slurm("-c", $"squeue -h -j {job} 2>/dev/null || true").Trim().Length == 0;
    }

    /// <summary>Kills one process of these jobs as soon as there is one whose command line or environment has all these words.</summary>
    private void Kill(string[] words) => Assert.True(
        SpinWait.SpinUntil(() => Directory.GetDirectories("/proc").Any(process => IsOfJob(process, words) && End(process)), Patience), $"no {string.Join(' ', words)}\n{Logs()}");

    private bool IsOfJob(string process, string[] words)
    {
        try
        {
            var command = File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' ');
            return command.Contains(_folder.Path, StringComparison.Ordinal)
                && Array.TrueForAll(words, word => command.Contains(word, StringComparison.Ordinal)
                    || (word.Contains('=', StringComparison.Ordinal) && File.ReadAllText(Path.Combine(process, "environ")).Split('\0').Contains(word)));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool End(string process)
    {
        try
        {
            using var one = Process.GetProcessById(int.Parse(Path.GetFileName(process), null));
            one.Kill();
            return true;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    private string[] Rows(string folder, string table)
    {
        var outcome = Tool.TcpSniff.Run("query", _folder.PathOf(folder), $"FROM {table}{(table == "segments" ? " ORDER BY frame" : "")}", "--format", "json");
        Assert.True(outcome.Code == 0, outcome.Errors);
        return outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private string Logs() => string.Join('\n', LogFolders.Select(_folder.PathOf).Where(Directory.Exists)
        .SelectMany(folder => Directory.GetFiles(folder, "*.log")).Select(file => $"{Path.GetFileName(file)}:\n{File.ReadAllText(file)}"));
}
