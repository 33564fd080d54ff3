namespace TcpSniff.Capture;

/// <summary>
/// Options of a pcapng block that are handed on as they are: each as code, length, value padded to four bytes, all their numbers in
/// little-endian order whatever the file's order, no end mark.
/// </summary>
/// <param name="bytes">Their bytes; nobody changes them any more.</param>
internal readonly struct KeptOptions(ReadOnlyMemory<byte> bytes) : IEquatable<KeptOptions>
{
    /// <summary>Their bytes.</summary>
    public ReadOnlyMemory<byte> Bytes { get; } = bytes;

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => Bytes.IsEmpty;

    /// <summary>Whether the bytes are the same.</summary>
    public static bool operator ==(KeptOptions left, KeptOptions right) => left.Equals(right);

    /// <summary>Whether some byte is another.</summary>
    public static bool operator !=(KeptOptions left, KeptOptions right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(KeptOptions other) => Bytes.Span.SequenceEqual(other.Bytes.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is KeptOptions other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Bytes.Span);
        return hash.ToHashCode();
    }
}
