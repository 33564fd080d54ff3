namespace TcpSniff.Cli.Runs;

/// <summary>Which packets are looked at, and how deep.</summary>
internal sealed record PacketChoice
{
    /// <summary>A pcap-filter(7) expression; null for all packets.</summary>
    public string? Filter { get; init; }

    /// <summary>Whether checksums are computed.</summary>
    public bool VerifyChecksums { get; init; }

    /// <summary>Whether UDP datagrams are shown.</summary>
    public bool Udp { get; init; }

    /// <summary>Whether tunnels are looked into.</summary>
    public bool Tunnels { get; init; } = true;

    /// <summary>Whether the same addresses in different tunnels are different connections.</summary>
    public bool SeparateTunnels { get; init; }
}
