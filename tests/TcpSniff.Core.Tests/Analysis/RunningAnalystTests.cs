using TcpSniff.Analysis;
using TcpSniff.Faults;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis;

/// <summary>A live capture is judged as it goes; what is judged together is judged as in a file.</summary>
public class RunningAnalystTests
{
    [Fact]
    public void Connections_that_end_together_are_judged_as_those_of_a_file()
    {
        foreach (var capture in Directory.EnumerateFiles(Repository.PathOf("captures"), "*.pcapng", SearchOption.AllDirectories))
        {
            using var pipeline = Pipeline.Open(capture);
            while (pipeline.MoveNext() == PipelineStatus.Packet)
            {
            }

            var connections = pipeline.Tracker.Connections;
            var analyst = new RunningAnalyst(pipeline.Record, FaultNet.Fatal);
            var running = analyst.Judge([.. connections]).Concat(analyst.JudgeWhole());

            Assert.Equal(Told(Analyst.Judge(connections, pipeline.Record)), Told(running));
        }
    }

    private static IEnumerable<string> Told(IEnumerable<Finding> findings) =>
        findings.Select(finding => $"{finding.Id} #{finding.Stream} {finding.Frame} {finding.Text}").Order(StringComparer.Ordinal);
}
