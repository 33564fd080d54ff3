using TcpSniff.Decoding;
using TcpSniff.Tracking;

namespace TcpSniff;

/// <summary>The TCP segments that a pipeline still has to offer, for <c>foreach</c>. Going over them moves the pipeline.</summary>
public readonly struct SegmentSequence(Pipeline pipeline)
{
    /// <summary>Begins, or goes on, where the pipeline is.</summary>
    public Enumerator GetEnumerator() => new(pipeline);

    /// <summary>Goes from segment to segment; where a live source has nothing for now, it waits.</summary>
    public readonly struct Enumerator(Pipeline pipeline)
    {
        /// <summary>Everything about the current segment; valid until the next move.</summary>
        public ref readonly SegmentFacts Current => ref pipeline.Facts;

        /// <summary>Goes to the next segment; false at the end of the source, or where it is damaged.</summary>
        public bool MoveNext()
        {
            while (pipeline.MoveNext() is var status and (PipelineStatus.Packet or PipelineStatus.Idle))
            {
                if (status == PipelineStatus.Packet && pipeline.Decoded.Kind == PacketKind.Tcp)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
