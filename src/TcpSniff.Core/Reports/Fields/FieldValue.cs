using TcpSniff.Packets;

namespace TcpSniff.Reports.Fields;

/// <summary>What a field's value is made of.</summary>
internal enum FieldKind : byte
{
    /// <summary>Unknown.</summary>
    Null,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A number with a fraction.</summary>
    Real,

    /// <summary>A duration, shown as seconds.</summary>
    Seconds,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A moment, shown as RFC 3339.</summary>
    Time,

    /// <summary>A text; whoever prints it escapes it.</summary>
    Text,

    /// <summary>Several texts.</summary>
    Texts,

    /// <summary>Several pairs of numbers.</summary>
    Pairs,
}

/// <summary>The value of one field: small, and without boxing for everything that is no text.</summary>
internal readonly struct FieldValue
{
    private readonly long _bits;
    private readonly object? _reference;

    private FieldValue(FieldKind kind, long bits, object? reference = null) => (Kind, _bits, _reference) = (kind, bits, reference);

    /// <summary>What it is.</summary>
    public FieldKind Kind { get; }

    /// <summary>The whole number, the nanoseconds of a duration, or those of a moment since 1970.</summary>
    public long Number => _bits;

    /// <summary>The value as a number to compare: seconds for a duration, 0 or 1 for a flag; null for what is no number.</summary>
    public double? Comparable => Kind switch
    {
        FieldKind.Number or FieldKind.Flag => _bits,
        FieldKind.Real => BitConverter.Int64BitsToDouble(_bits),
        FieldKind.Seconds => _bits / 1e9,
        _ => null,
    };

    /// <summary>The flag.</summary>
    public bool Flag => _bits != 0;

    /// <summary>The text, that of a moment too.</summary>
    public string Text => Kind == FieldKind.Time ? new CaptureTime(_bits).ToString() : (string?)_reference ?? "";

    /// <summary>The texts.</summary>
    public IReadOnlyList<string> Texts => (IReadOnlyList<string>?)_reference ?? [];

    /// <summary>The pairs.</summary>
    public IReadOnlyList<(long Left, long Right)> Pairs => (IReadOnlyList<(long, long)>?)_reference ?? [];

    /// <summary>A whole number, or unknown.</summary>
    public static FieldValue Of(long? value) => value is { } number ? new(FieldKind.Number, number) : default;

    /// <summary>A number with a fraction, or unknown (also where it is not finite).</summary>
    public static FieldValue Of(double? value) =>
        value is { } number && double.IsFinite(number) ? new(FieldKind.Real, BitConverter.DoubleToInt64Bits(number)) : default;

    /// <summary>A duration, or unknown.</summary>
    public static FieldValue Of(Duration? value) => value is { } duration ? new(FieldKind.Seconds, duration.Nanoseconds) : default;

    /// <summary>A moment as RFC 3339, or unknown.</summary>
    public static FieldValue Of(CaptureTime? value) => value is { } time ? new(FieldKind.Time, time.Nanoseconds) : default;

    /// <summary>A flag, or unknown.</summary>
    public static FieldValue Of(bool? value) => value is { } flag ? new(FieldKind.Flag, flag ? 1 : 0) : default;

    /// <summary>A text, or unknown.</summary>
    public static FieldValue Of(string? value) => value is null ? default : new(FieldKind.Text, 0, value);

    /// <summary>Several texts.</summary>
    public static FieldValue Of(IReadOnlyList<string> values) => new(FieldKind.Texts, 0, values);

    /// <summary>Several pairs of numbers.</summary>
    public static FieldValue Of(IReadOnlyList<(long Left, long Right)> values) => new(FieldKind.Pairs, 0, values);
}
