using TcpSniff.Analysis;
using TcpSniff.Decoding;
using TcpSniff.Faults;
using TcpSniff.Fuzz.Inputs;
using TcpSniff.Generating;
using TcpSniff.Packets;

namespace TcpSniff.Fuzz.Targets;

/// <summary>The tracker and the rules alone, which is fast; as files are read, and as a capture that goes on for ever with little memory.</summary>
internal sealed class StatesTarget : ITarget
{
    private const long LittleMemory = 20_000;
    private const int PacketsBetweenLooks = 16;

    public string Name => "states";

    public int Brief => 3000;

    public FuzzInput Make(int seed) => CaptureInputs.Changed(seed);

    public void Take(FuzzInput input)
    {
        var goesOn = input.Turn % 2 == 0;
        using var pipeline = new Pipeline(new FrameSource(input.Frames), new PacketDecoder(), recycles: true, remembering: goesOn ? new(LittleMemory) : null);
        var analyst = new RunningAnalyst(pipeline.Record, FaultNet.Fatal);
        var judged = 0;
        while (pipeline.MoveNext() == PipelineStatus.Packet)
        {
            if (goesOn && pipeline.Frame % PacketsBetweenLooks == 0)
            {
                judged += Judge(pipeline, pipeline.Packet.Time, analyst);
            }
        }

        if (!goesOn)
        {
            Analyst.Judge(pipeline.Tracker.Connections, pipeline.Record);
            return;
        }

        var left = pipeline.Tracker.Connections;
        analyst.Judge(left);
        analyst.JudgeWhole();
        BrokenPromiseException.Unless(judged + left.Count == pipeline.Tracker.Count, $"{judged} connections were shown and {left.Count} are left of {pipeline.Tracker.Count}");
    }

    private static int Judge(Pipeline pipeline, CaptureTime now, RunningAnalyst analyst)
    {
        var judged = 0;
        foreach (var connection in pipeline.Due(now))
        {
            analyst.Judge(connection);
            judged++;
        }

        return judged;
    }
}
