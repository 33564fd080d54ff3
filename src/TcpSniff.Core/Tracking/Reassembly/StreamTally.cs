using TcpSniff.Tracking.Connections.Evidence;

namespace TcpSniff.Tracking.Reassembly;

/// <summary>Counts a stream on its way to where it is shown.</summary>
/// <param name="next">Takes the stream; null for nobody.</param>
internal sealed class StreamTally(IStreamSink? next = null) : IStreamSink
{
    /// <summary>Bytes that are there.</summary>
    public long Bytes { get; private set; }

    /// <summary>Bytes that are not there.</summary>
    public long MissingBytes { get; private set; }

    /// <summary>How often bytes were sent twice and differed.</summary>
    public long Conflicts { get; private set; }

    /// <inheritdoc/>
    public void Data(in StreamPiece piece, ReadOnlySpan<byte> bytes)
    {
        Bytes += bytes.Length;
        next?.Data(piece, bytes);
    }

    /// <inheritdoc/>
    public void Gap(in StreamGap gap)
    {
        MissingBytes += gap.Length;
        next?.Gap(gap);
    }

    /// <inheritdoc/>
    public void Conflict(in OverlapConflict conflict)
    {
        Conflicts++;
        next?.Conflict(conflict);
    }
}
