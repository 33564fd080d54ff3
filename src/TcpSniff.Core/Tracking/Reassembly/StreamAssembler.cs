using TcpSniff.Tracking.Connections.Numbers;

namespace TcpSniff.Tracking.Reassembly;

/// <summary>
/// Puts the stretches of a byte stream in order, whatever order they come in. It knows no protocol. Where two copies of a byte
/// differ, the first stands, as in a receiver that has handed it on already.
/// </summary>
/// <remarks>
/// Invariant between calls: everything before <see cref="Next"/> was handed to the sink, as data or as a gap; the byte at
/// <see cref="Next"/> is not known; everything that is held begins beyond it, and costs at most the limit.
/// </remarks>
/// <param name="sink">Takes the stream in order. A stretch that continues the stream is handed over at once and never copied.</param>
/// <param name="limit">Memory in bytes that stretches behind a hole may take; beyond it, the hole is given up.</param>
internal sealed class StreamAssembler(IStreamSink sink, long limit)
{
    private readonly HeldPieces _held = new();
    private readonly HeldPieces _spare = new();
    private readonly RecentBytes _recent = new();
    private SequenceRanges _cut;

    /// <summary>Offset of the first byte that is not known yet.</summary>
    public long Next { get; private set; }

    /// <summary>Memory in bytes that stretches behind the first hole take.</summary>
    public long Held => _held.Cost;

    /// <summary>Offset behind the hole at <see cref="Next"/>, as far as is known.</summary>
    public long HoleEnd => _held.First?.Start ?? long.MaxValue;

    /// <summary>How often the limit was reached and a hole given up.</summary>
    public long TimesLimited { get; private set; }

    /// <summary>Adds a stretch.</summary>
    /// <param name="piece">Where it stands, not before 0, and where it comes from.</param>
    /// <param name="bytes">Its bytes.</param>
    public void Add(in StreamPiece piece, ReadOnlySpan<byte> bytes)
    {
        var old = (int)Math.Clamp(Next - piece.Offset, 0, bytes.Length);
        if (old > 0)
        {
            _recent.Compare(piece.Offset, bytes[..old], piece.Frame, sink);
        }

        var fresh = bytes[old..];
        var origin = piece with { Offset = piece.Offset + old };
        if (fresh.IsEmpty)
        {
            return;
        }

        if (origin.Offset == Next && (_held.First is not { } first || first.Start >= Next + fresh.Length))
        {
            Deliver(origin, fresh);
        }
        else
        {
            _held.Add(origin, fresh, sink);
        }

        Drain();
        while (_held.Cost > limit)
        {
            TimesLimited++;
            Skip(_held.First!.Start, GapKind.LimitReached);
            Drain();
        }
    }

    /// <summary>Adds a stretch that its receiver probably dropped: it fills what would be a gap otherwise.</summary>
    public void AddSpare(in StreamPiece piece, ReadOnlySpan<byte> bytes)
    {
        ForgetSpare();
        _recent.Compare(piece.Offset, bytes, piece.Frame, sink);
        if (piece.Offset + bytes.Length > Next && _spare.Cost + bytes.Length <= limit)
        {
            _spare.Add(piece, bytes, sink);
        }
    }

    /// <summary>Notes a stretch that was sent but is not in the capture: it will not come, and is not waited for. It may be empty.</summary>
    public void AddCut(long start, long end)
    {
        _cut.RemoveBefore(Next);
        start = Math.Max(start, Next);
        if (start < end)
        {
            _cut.Add(start, end);
            Drain();
        }
    }

    /// <summary>What is missing before an offset will not come any more: makes gaps of it and hands over what lies between.</summary>
    public void GiveUpBefore(long offset)
    {
        while (Next < offset)
        {
            Skip(Math.Min(offset, HoleEnd), GapKind.Missing);
            Drain();
        }
    }

    /// <summary>Nothing will come any more: hands over everything that is held.</summary>
    public void Finish()
    {
        while (_held.First is { } first)
        {
            GiveUpBefore(first.End);
        }
    }

    private void Drain()
    {
        do
        {
            while (_held.First is { } first && first.Start == Next)
            {
                Deliver(new(first.Start, first.Frame, first.Time), first.Bytes);
                _held.RemoveFirst();
            }
        }
        while (SkipCut());
    }

    private bool SkipCut()
    {
        var end = _cut.IsEmpty ? Next : Math.Min(_cut.NextGap(Next, long.MaxValue).Start, HoleEnd);
        if (end > Next)
        {
            Skip(end, GapKind.NotCaptured);
        }

        return end == HoleEnd;
    }

    private void Deliver(in StreamPiece piece, ReadOnlySpan<byte> bytes)
    {
        sink.Data(piece, bytes);
        _recent.Append(piece.Offset, bytes, piece.Frame);
        Next += bytes.Length;
    }

    /// <summary>Goes on to an offset before which nothing is held.</summary>
    private void Skip(long offset, GapKind kind)
    {
        ForgetSpare();
        while (Next < offset)
        {
            if (_spare.First is { } spare && spare.Start <= Next)
            {
                var end = Math.Min(offset, spare.End);
                Deliver(new(Next, spare.Frame, spare.Time), spare.Slice(Next, end));
                ForgetSpare();
            }
            else
            {
                SkipUnknown(Math.Min(offset, _spare.First?.Start ?? offset), kind);
            }
        }
    }

    private void SkipUnknown(long offset, GapKind kind)
    {
        while (Next < offset)
        {
            var (lost, cut) = _cut.NextGap(Next, offset);
            var (end, why) = lost == Next ? (cut, kind) : (lost, GapKind.NotCaptured);
            sink.Gap(new(Next, end - Next, why));
            Next = end;
        }
    }

    private void ForgetSpare()
    {
        while (_spare.First is { } first && first.End <= Next)
        {
            _spare.RemoveFirst();
        }
    }
}
