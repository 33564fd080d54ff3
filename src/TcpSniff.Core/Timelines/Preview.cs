namespace TcpSniff.Timelines;

/// <summary>The beginning of a payload, kept for showing.</summary>
/// <param name="Bytes">The bytes, never more than <see cref="Limit"/>.</param>
/// <param name="More">Whether the payload goes on.</param>
internal readonly record struct Preview(ReadOnlyMemory<byte> Bytes, bool More)
{
    /// <summary>More bytes than a line of any terminal shows.</summary>
    public const int Limit = 256;

    /// <summary>Copies the beginning of a payload.</summary>
    /// <param name="payload">What was captured of it.</param>
    /// <param name="length">How long it was on the wire.</param>
    public static Preview Of(ReadOnlySpan<byte> payload, int length)
    {
        var bytes = payload[..Math.Min(payload.Length, Limit)].ToArray();
        return new(bytes, bytes.Length < length);
    }
}
