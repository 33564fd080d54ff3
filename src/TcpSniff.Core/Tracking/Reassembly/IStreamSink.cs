using TcpSniff.Tracking.Connections.Evidence;

namespace TcpSniff.Tracking.Reassembly;

/// <summary>Takes a byte stream in order: data and gaps, each beginning where the one before ended.</summary>
public interface IStreamSink
{
    /// <summary>The next bytes; valid during the call.</summary>
    void Data(in StreamPiece piece, ReadOnlySpan<byte> bytes);

    /// <summary>The next bytes are not there.</summary>
    void Gap(in StreamGap gap);

    /// <summary>Another copy of bytes, handed over already or still to come, differs from the one that stands.</summary>
    void Conflict(in OverlapConflict conflict);
}
