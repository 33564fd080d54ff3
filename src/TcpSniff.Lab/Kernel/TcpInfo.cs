using System.Runtime.InteropServices;
using TcpSniff.Packets;

namespace TcpSniff.Lab.Kernel;

/// <summary>What Linux knows about one of its TCP sockets: <c>struct tcp_info</c> (<c>include/uapi/linux/tcp.h</c>), as far as it can be compared with the wire.</summary>
internal readonly record struct TcpInfo
{
    /// <summary>Bytes up to <c>tcpi_snd_wnd</c> (Linux 5.4) included.</summary>
    private const int Length = 232;

    /// <summary>Reads what the kernel wrote; older kernels write less, the rest is 0 then.</summary>
    public TcpInfo(ReadOnlySpan<byte> structure)
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes.Clear();
        structure[..Math.Min(structure.Length, Length)].CopyTo(bytes);
        RetransmissionTimeout = Microseconds(bytes[8..]);
        SendMss = MemoryMarshal.Read<uint>(bytes[16..]);
        Unacknowledged = MemoryMarshal.Read<uint>(bytes[24..]);
        Rtt = Microseconds(bytes[68..]);
        RttVariation = Microseconds(bytes[72..]);
        SlowStartThreshold = MemoryMarshal.Read<uint>(bytes[76..]);
        CongestionWindow = MemoryMarshal.Read<uint>(bytes[80..]);
        Retransmissions = MemoryMarshal.Read<uint>(bytes[100..]);
        MinimumRtt = Microseconds(bytes[148..]);
        BytesRetransmitted = MemoryMarshal.Read<ulong>(bytes[208..]);
        SpuriousReports = MemoryMarshal.Read<uint>(bytes[216..]);
        SendWindow = MemoryMarshal.Read<uint>(bytes[228..]);
    }

    /// <summary>RTO that the next loss would wait for (RFC 6298).</summary>
    public Duration RetransmissionTimeout { get; }

    /// <summary>Payload bytes that it sends in a segment at most.</summary>
    public uint SendMss { get; }

    /// <summary>Segments sent and not acknowledged.</summary>
    public uint Unacknowledged { get; }

    /// <summary>Smoothed round-trip time.</summary>
    public Duration Rtt { get; }

    /// <summary>Its variation.</summary>
    public Duration RttVariation { get; }

    /// <summary>Shortest round-trip time that was measured.</summary>
    public Duration MinimumRtt { get; }

    /// <summary>Slow start threshold in segments; very large while no loss has set it.</summary>
    public uint SlowStartThreshold { get; }

    /// <summary>Congestion window in segments.</summary>
    public uint CongestionWindow { get; }

    /// <summary>Segments sent again since the connection began, SYNs included.</summary>
    public uint Retransmissions { get; }

    /// <summary>Payload bytes sent again.</summary>
    public ulong BytesRetransmitted { get; }

    /// <summary>Duplicates that the peer reported by D-SACK (RFC 2883).</summary>
    public uint SpuriousReports { get; }

    /// <summary>The peer's window in bytes, scaled, as last heard of.</summary>
    public uint SendWindow { get; }

    private static Duration Microseconds(ReadOnlySpan<byte> field) => new(MemoryMarshal.Read<uint>(field) * 1000L);
}
