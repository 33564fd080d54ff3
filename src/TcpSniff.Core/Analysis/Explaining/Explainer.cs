using TcpSniff.Decoding;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;

namespace TcpSniff.Analysis.Explaining;

/// <summary>
/// Explains one frame of a capture, which is read twice: once to see what the frame is, and once to see what came before and after
/// it on the same connection.
/// </summary>
/// <param name="frame">Number of the packet, from 1.</param>
internal sealed class Explainer(long frame)
{
    private DecodedPacket _packet;
    private CaptureTime _time;
    private long _place;

    /// <summary>Reads up to the frame; false where the capture ends before.</summary>
    public bool Find(Pipeline pipeline)
    {
        // A part of a capture does not have all numbers, nor need they ascend: fragments may come late.
        while (pipeline.Record.Whole is null ? pipeline.Frame < frame : pipeline.Frame != frame)
        {
            if (!Next(pipeline))
            {
                return false;
            }
        }

        _place = pipeline.Record.Packets;
        (_packet, _time) = (pipeline.Decoded, pipeline.Packet.Time);
        return true;
    }

    /// <summary>Reads the capture once more and explains the frame that was found.</summary>
    public Explanation Explain(Pipeline pipeline)
    {
        if (_packet.Kind != PacketKind.Tcp)
        {
            return new() { Frame = frame, Time = _time, Packet = OtherPackets.Of(_packet) };
        }

        var witness = new Witness(_packet.Segment.SourceSide);
        while (pipeline.Record.Packets < _place - 1 && Next(pipeline))
        {
            if (IsOfThisConnection(pipeline))
            {
                witness.Before(pipeline.Facts);
            }
        }

        var trails = pipeline.Tracker.Find(_packet.Segment.Key) is { } connection ? Trails.Of(connection) : Trails.None;
        Next(pipeline);
        var facts = pipeline.Facts;
        if (facts.Did(SegmentEvents.Starts))
        {
            witness.Forget();
            trails = Trails.None;
        }

        var explanation = SegmentExplainer.Explain(facts, witness, trails);
        var twice = false;
        while (Next(pipeline))
        {
            if (!twice && IsOfThisConnection(pipeline) && pipeline.Facts.Connection.Stream == facts.Connection.Stream && Witness.SaysTwice(pipeline.Facts.Segment, facts.Segment))
            {
                (twice, explanation) = (true, explanation.WithDuplicateSack(pipeline.Facts.Frame, pipeline.Facts.Time));
            }
        }

        return explanation;
    }

    private bool IsOfThisConnection(Pipeline pipeline) =>
        pipeline.Decoded.Kind == PacketKind.Tcp && pipeline.Decoded.Segment.Key == _packet.Segment.Key;

    private static bool Next(Pipeline pipeline)
    {
        PipelineStatus status;
        while ((status = pipeline.MoveNext()) == PipelineStatus.Idle)
        {
        }

        return status == PipelineStatus.Packet;
    }
}
