using TcpSniff.Capture;
using TcpSniff.Cli.Terminals;
using TcpSniff.Faults;
using TcpSniff.Reports;
using TcpSniff.Timelines;

namespace TcpSniff.Cli.Runs;

/// <summary>Tells a conversation that this program has played and recorded itself, with the socket calls that caused it.</summary>
/// <param name="recording">The capture, as a pcapng file.</param>
/// <param name="name">What to call it.</param>
/// <param name="packets">Which packets are looked at.</param>
internal sealed class Retelling(byte[] recording, string name, PacketChoice packets)
{
    /// <summary>Everything known at its end.</summary>
    public AnalysisResult Analyze(ReportOptions options)
    {
        using var reading = Open();
        new Pass(reading, CancellationToken.None).Run();
        return Results.Of(reading.Pipeline, [name], Selection.All, options.Language);
    }

    /// <summary>Tells it.</summary>
    /// <param name="result">What is known at its end.</param>
    /// <param name="report">Where to.</param>
    /// <param name="calls">The socket calls of both programs, to stand between the segments.</param>
    /// <param name="writeTo">File to keep the packets in; null for none.</param>
    /// <param name="screen">Whose standard output may be that file.</param>
    public void Tell(AnalysisResult result, Report report, IReadOnlyList<SocketCall> calls, string? writeTo, Screen screen)
    {
        using var again = Open();
        using var writer = WriteTarget.Open(writeTo, again.Pipeline.Source, screen);
        report.Begin(result.Capture);
        foreach (var call in calls)
        {
            report.Call(call);
        }

        new Pass(again, CancellationToken.None) { Report = report, Writer = writer, Udp = packets.Udp }.Run();
        packets.Net.Guard(Loss.View, null, () => report.Finish(result));
    }

    private Reading Open() => Reading.OfLive(CaptureFile.Open(new MemoryStream(recording), name), packets);
}
