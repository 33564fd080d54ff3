using System.Text;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Reassembly;

namespace TcpSniff.Core.Tests.Tracking.Reassembly;

/// <summary>Writes a stream down: text as it is, gaps as <c>[4]</c>, those that the snap length made as <c>[cut 4]</c>.</summary>
internal sealed class StreamLog : IStreamSink
{
    private readonly StringBuilder _text = new();
    private long _next;

    /// <summary>Bytes that were sent twice and differed.</summary>
    public List<OverlapConflict> Conflicts { get; } = [];

    /// <summary>Offset and frame of each piece of data.</summary>
    public List<StreamPiece> Pieces { get; } = [];

    /// <summary>Gaps in order.</summary>
    public List<StreamGap> Gaps { get; } = [];

    /// <summary>Whether every piece and gap began where the one before ended.</summary>
    public bool IsSeamless { get; private set; } = true;

    public void Data(in StreamPiece piece, ReadOnlySpan<byte> bytes)
    {
        Pieces.Add(piece);
        Advance(piece.Offset, bytes.Length);
        _text.Append(Encoding.Latin1.GetString(bytes));
    }

    public void Gap(in StreamGap gap)
    {
        Gaps.Add(gap);
        Advance(gap.Offset, gap.Length);
        _text.Append(gap.Kind switch { GapKind.NotCaptured => $"[cut {gap.Length}]", GapKind.LimitReached => $"[limit {gap.Length}]", _ => $"[{gap.Length}]" });
    }

    public void Conflict(in OverlapConflict conflict) => Conflicts.Add(conflict);

    public override string ToString() => _text.ToString();

    private void Advance(long offset, long length)
    {
        IsSeamless &= offset == _next && length > 0;
        _next = offset + length;
    }
}
