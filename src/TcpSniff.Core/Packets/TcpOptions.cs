using System.Runtime.CompilerServices;

namespace TcpSniff.Packets;

/// <summary>Which options a TCP header carries (IANA's registry of TCP option kinds).</summary>
[Flags]
public enum TcpOptionKinds : ushort
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Maximum segment size, kind 2 (RFC 9293).</summary>
    Mss = 1,

    /// <summary>Window scale, kind 3 (RFC 7323).</summary>
    WindowScale = 2,

    /// <summary>SACK permitted, kind 4 (RFC 2018).</summary>
    SackPermitted = 4,

    /// <summary>Selective acknowledgment blocks, kind 5 (RFC 2018).</summary>
    Sack = 8,

    /// <summary>Timestamps, kind 8 (RFC 7323).</summary>
    Timestamps = 16,

    /// <summary>MD5 signature, kind 19 (RFC 2385).</summary>
    Md5 = 32,

    /// <summary>User timeout, kind 28 (RFC 5482).</summary>
    UserTimeout = 64,

    /// <summary>Authentication option, kind 29 (RFC 5925).</summary>
    Authentication = 128,

    /// <summary>Multipath TCP, kind 30 (RFC 8684).</summary>
    Mptcp = 256,

    /// <summary>Fast Open cookie, kind 34 (RFC 7413), or its experimental form in kind 254.</summary>
    FastOpen = 512,

    /// <summary>A kind not named here.</summary>
    Other = 1024,

    /// <summary>The option list ended in an option whose length is impossible; what came before it was kept.</summary>
    Malformed = 2048,
}

/// <summary>One block of a SACK option: the numbers from <paramref name="Left"/> up to, not including, <paramref name="Right"/>.</summary>
public readonly record struct SackBlock(SequenceNumber Left, SequenceNumber Right);

/// <summary>At most four blocks fit into the 40 bytes of options.</summary>
[InlineArray(4)]
public struct SackBlocks
{
    private SackBlock _first;
}

/// <summary>What the options of one TCP header say, read in one pass. A field means something only where its kind is in <see cref="Kinds"/>.</summary>
public struct TcpOptions
{
    /// <summary>Which options are there.</summary>
    public TcpOptionKinds Kinds;

    /// <summary>Maximum segment size in bytes.</summary>
    public ushort Mss;

    /// <summary>Window scale shift as sent, 0 to 255; more than 14 counts as 14 (RFC 7323 section 2.3).</summary>
    public byte WindowScale;

    /// <summary>How many of <see cref="Sack"/> are filled, 0 to 4.</summary>
    public byte SackCount;

    /// <summary>The sender's timestamp (TSval).</summary>
    public uint TimestampValue;

    /// <summary>The echoed timestamp (TSecr).</summary>
    public uint TimestampEcho;

    /// <summary>The blocks, raw sequence numbers.</summary>
    public SackBlocks Sack;

    /// <summary>User timeout as sent: granularity bit and 15 bits of value (RFC 5482 section 3).</summary>
    public ushort UserTimeout;

    /// <summary>Length of the Fast Open cookie, 0 for a request.</summary>
    public byte FastOpenCookieLength;

    /// <summary>MPTCP subtype, 0 to 15.</summary>
    public byte MptcpSubtype;

    /// <summary>Whether all of <paramref name="kinds"/> are there.</summary>
    public readonly bool Has(TcpOptionKinds kinds) => (Kinds & kinds) == kinds;
}
