using System.Buffers;
using TcpSniff.Packets;
using TcpSniff.Tracking.Reassembly;

namespace TcpSniff.Reports.Following;

/// <summary>Writes the bytes and nothing else: a gap leaves no trace here.</summary>
internal sealed class RawFollow(Stream output) : FollowRecords(output)
{
    /// <inheritdoc/>
    public override void Data(Role from, in StreamPiece piece, ReadOnlySpan<byte> bytes)
    {
        Buffer.Write(bytes);
        FlushWhenFull();
    }
}
