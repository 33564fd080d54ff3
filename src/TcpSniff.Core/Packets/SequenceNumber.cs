namespace TcpSniff.Packets;

/// <summary>
/// A number of the 32-bit sequence space, compared modulo 2^32 (RFC 9293 section 3.4). There is no total order,
/// hence no <see cref="IComparable{T}"/>.
/// </summary>
public readonly record struct SequenceNumber(uint Value)
{
    /// <summary>The number so many places later.</summary>
    public static SequenceNumber operator +(SequenceNumber number, uint count) => new(unchecked(number.Value + count));

    /// <summary>The number so many places earlier.</summary>
    public static SequenceNumber operator -(SequenceNumber number, uint count) => new(unchecked(number.Value - count));

    /// <summary>How far the left number lies after the right one, from -2^31 to 2^31-1.</summary>
    public static int operator -(SequenceNumber left, SequenceNumber right) => unchecked((int)(left.Value - right.Value));

    /// <summary>Whether the left number comes first.</summary>
    public static bool operator <(SequenceNumber left, SequenceNumber right) => left - right < 0;

    /// <summary>Whether the left number comes last.</summary>
    public static bool operator >(SequenceNumber left, SequenceNumber right) => left - right > 0;

    /// <summary>Whether the left number does not come last.</summary>
    public static bool operator <=(SequenceNumber left, SequenceNumber right) => left - right <= 0;

    /// <summary>Whether the left number does not come first.</summary>
    public static bool operator >=(SequenceNumber left, SequenceNumber right) => left - right >= 0;

    /// <summary>The later of two numbers.</summary>
    public static SequenceNumber Later(SequenceNumber left, SequenceNumber right) => left < right ? right : left;

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
