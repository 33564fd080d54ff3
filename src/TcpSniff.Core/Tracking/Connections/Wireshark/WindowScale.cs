using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Wireshark;

/// <summary>The window scale of one direction (RFC 7323 section 2.2): unknown until a SYN of the connection was seen.</summary>
internal readonly record struct WindowScale
{
    /// <summary>The largest shift there is; what is beyond counts as this (RFC 7323 section 2.3).</summary>
    private const byte MaxShift = 14;

    /// <summary>The handshake showed that this direction does not scale.</summary>
    public static readonly WindowScale NotUsed = new(1);

    private readonly byte _code;

    private WindowScale(byte code) => _code = code;

    /// <summary>Whether the handshake, or enough of it, was captured.</summary>
    public bool IsKnown => _code != 0;

    /// <summary>Whether windows of this direction are scaled, as far as was captured.</summary>
    public bool IsUsed => IsKnown && this != NotUsed;

    /// <summary>How far the window field is shifted, in bits: 0 where scaling is not used.</summary>
    public int Shift => Math.Max(0, _code - 2);

    /// <summary>The scale that a window scale option announces.</summary>
    public static WindowScale FromOption(byte shift) => new((byte)(Math.Min(shift, MaxShift) + 2));

    /// <summary>The segment's window in bytes, or null where the scale is unknown; in a SYN it is never scaled.</summary>
    public long? Apply(in TcpSegment segment) =>
        segment.Has(TcpFlags.Syn) ? segment.Window : IsKnown ? (long)segment.Window << Shift : null;
}
