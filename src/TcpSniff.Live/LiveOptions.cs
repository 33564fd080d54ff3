namespace TcpSniff.Live;

/// <summary>How to capture on a device.</summary>
public sealed record LiveOptions
{
    /// <summary>What <c>tcpdump</c> keeps of a packet too, in bytes: more than any packet has.</summary>
    public const int WholePackets = 262_144;

    /// <summary>Bytes kept of a packet at most, 1 to 262,144.</summary>
    public int SnapLength { get; init; } = WholePackets;

    /// <summary>Whether to see packets for other stations too, where the network shows them.</summary>
    public bool Promiscuous { get; init; } = true;

    /// <summary>
    /// Whether each packet is handed over at once. That takes microseconds instead of <see cref="Timeout"/> but wakes the
    /// reader for every packet, which loses packets under load.
    /// </summary>
    public bool Immediate { get; init; }

    /// <summary>The kernel's buffer in bytes. 64 MB hold a burst of 250,000 packets a second for about a second.</summary>
    public int BufferSize { get; init; } = 64 << 20;

    /// <summary>How long packets may wait in the kernel, and after how long without any the source says that it is idle. At least 1 ms.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>BPF expression (pcap-filter(7)) of the packets wanted; null or empty for all.</summary>
    public string? Filter { get; init; }
}
