using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Reassembly;

namespace TcpSniff.Reports.Following;

/// <summary>Writes two streams down as they come, one form each.</summary>
internal abstract class FollowWriter : IDisposable
{
    /// <summary>The next bytes of a side.</summary>
    public abstract void Data(Role from, in StreamPiece piece, ReadOnlySpan<byte> bytes);

    /// <summary>Bytes of a side that are not there.</summary>
    public virtual void Gap(Role from, in StreamGap gap)
    {
    }

    /// <summary>Bytes of a side that were sent twice and differ.</summary>
    public virtual void Conflict(Role from, in OverlapConflict conflict)
    {
    }

    /// <summary>Brings everything written so far to the output.</summary>
    public abstract void Flush();

    /// <inheritdoc/>
    public virtual void Dispose() => Flush();

    /// <summary>Takes one side's stream.</summary>
    public IStreamSink Side(Role from) => new Sink(this, from);

    private sealed class Sink(FollowWriter writer, Role from) : IStreamSink
    {
        public void Data(in StreamPiece piece, ReadOnlySpan<byte> bytes) => writer.Data(from, piece, bytes);

        public void Gap(in StreamGap gap) => writer.Gap(from, gap);

        public void Conflict(in OverlapConflict conflict) => writer.Conflict(from, conflict);
    }
}
