using System.Globalization;
using TcpSniff.Capture;
using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Terminals;
using TcpSniff.Splitting;

namespace TcpSniff.Cli.Runs;

/// <summary>Deals the packets of captures to parts. What was not finished leaves no part behind.</summary>
internal sealed class SplitRun(IReadOnlyList<string> files, SplitPlan plan, Screen screen)
{
    private const int PacketsBetweenLooks = 4096;

    /// <summary>Deals them.</summary>
    public ExitCode Run()
    {
        foreach (var part in Enumerable.Range(0, plan.Parts))
        {
            WriteTarget.Check(plan.PathOf(part), files, "-o");
        }

        using var interruption = new Interruption();
        using var input = new CaptureInput(files, new(), again: false, interruption.Token);
        using var source = input.OpenSource();
        using var splitter = new Splitter(source, plan);
        var status = SourceStatus.Idle;
        for (var packets = 0L; status is SourceStatus.Packet or SourceStatus.Idle; packets++)
        {
            if (packets % PacketsBetweenLooks == 0 && interruption.IsRequested)
            {
                screen.Errors.Say("interrupted: no part was written");
                return ExitCode.Interrupted;
            }

            status = splitter.MoveNext();
        }

        splitter.Finish();
        WriteTarget.Tell(source, screen.Errors);
        return Tell(splitter, source.Damage);
    }

    private ExitCode Tell(Splitter splitter, CaptureDamage? damage)
    {
        var whole = splitter.Whole;
        screen.Errors.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"tcpsniff: {whole.Packets:N0} packets of {whole.Connections:N0} connections in {plan.Parts} parts, the largest with {splitter.Packets.Max():N0}"));
        if (damage is null)
        {
            return ExitCode.Done;
        }

        screen.Errors.Say(damage.Offset is { } offset
            ? string.Create(CultureInfo.InvariantCulture, $"{damage.File}: at offset {offset:N0}, {damage.Problem}. The parts hold what comes before it")
            : $"{damage.File}: {damage.Problem}. The parts hold what comes before it");
        return damage.Offset is null ? ExitCode.Failed : ExitCode.Damaged;
    }
}
