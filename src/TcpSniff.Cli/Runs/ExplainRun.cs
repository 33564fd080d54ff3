using System.Globalization;
using TcpSniff.Analysis.Explaining;
using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Terminals;
using TcpSniff.Faults;
using TcpSniff.Reports;
using TcpSniff.Reports.Explanations;
using TcpSniff.Typography;

namespace TcpSniff.Cli.Runs;

/// <summary>Reads a capture up to a frame, then once more to see what surrounds it, and explains it.</summary>
internal sealed class ExplainRun(string file, long frame, PacketChoice packets, ExplanationFormat format, ReportOptions options, Screen screen)
{
    /// <summary>Explains the frame.</summary>
    /// <exception cref="UsageException">The capture has no such frame.</exception>
    public ExitCode Run()
    {
        if (frame < 1)
        {
            throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"frame {frame}: frames count from 1"));
        }

        using var interruption = new Interruption();
        var net = BugReport.Net(screen.Errors, [file], packets.Filter);
        using var input = new CaptureInput([file], packets with { Net = net }, again: true, interruption.Token);
        var explainer = new Explainer(frame);
        using (var reading = input.Open(recycles: false))
        {
            if (!explainer.Find(reading.Pipeline))
            {
                return Missing(reading.Pipeline);
            }
        }

        using var again = input.Open(recycles: false);
        net.Guard(Loss.View, null, () => Write(explainer.Explain(again.Pipeline)));
        return net.Faults.Count > 0 ? ExitCode.Failed : ExitCode.Done;
    }

    private ExitCode Missing(Pipeline pipeline)
    {
        var packetsThere = pipeline.Record.Packets;
        if (pipeline.Source.Damage is { } damage)
        {
            screen.Errors.Say(string.Create(CultureInfo.InvariantCulture, $"{damage.File}: at offset {damage.Offset:N0}, {damage.Problem}. {packetsThere:N0} packets can be read before it, and frame {frame} is not among them."));
            return ExitCode.Damaged;
        }

        throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{file} has no frame {frame}: it has {packetsThere}"));
    }

    private void Write(Explanation explanation)
    {
        if (format == ExplanationFormat.Json)
        {
            ExplanationJson.Write(explanation, options.Language, screen.Output);
            screen.Output.Flush();
            return;
        }

        using var writer = screen.Text();
        new ExplanationText(options.Colour ? new AnsiOutput(writer) : new PlainOutput(writer), options).Write(explanation);
    }
}
