namespace TcpSniff.Aligning.Traces;

/// <summary>Numbers that a segment at its sender and one at its receiver have in common: all of both, unless something in between cut or joined.</summary>
/// <param name="Sent">The sighting at the sender.</param>
/// <param name="Received">The sighting at the receiver.</param>
/// <param name="From">First number, in the common count.</param>
/// <param name="To">The number after the last one; the same as <paramref name="From"/> for a segment that takes none.</param>
internal sealed record Piece(SeenSegment Sent, SeenSegment Received, long From, long To)
{
    /// <summary>The next piece of the same sent segment; null for the last.</summary>
    public Piece? NextOfSent { get; private set; }

    /// <summary>The next piece of the same received segment; null for the last.</summary>
    public Piece? NextOfReceived { get; private set; }

    /// <summary>Notes it at both segments.</summary>
    public void Join()
    {
        Sent.PieceCount++;
        _ = Sent.LastPiece is { } before ? before.NextOfSent = this : Sent.FirstPiece = this;
        Sent.LastPiece = this;
        _ = Received.LastPiece is { } last ? last.NextOfReceived = this : Received.FirstPiece = this;
        Received.LastPiece = this;
    }
}
