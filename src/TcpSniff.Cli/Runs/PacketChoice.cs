using TcpSniff.Cli.Engines;
using TcpSniff.Decoding;

namespace TcpSniff.Cli.Runs;

/// <summary>Which packets are looked at, and how deep.</summary>
internal sealed record PacketChoice
{
    /// <summary>A pcap-filter(7) expression; null for all packets.</summary>
    public string? Filter { get; init; }

    /// <summary>Whether UDP datagrams are shown.</summary>
    public bool Udp { get; init; }

    /// <summary>Whether segments that were captured twice count once.</summary>
    public bool Dedupe { get; init; }

    /// <summary>Whether segments with a wrong checksum are left out.</summary>
    public bool VerifyChecksums { get; init; }

    /// <summary>What captures, reads and decodes them.</summary>
    public EngineChoice Engine { get; init; } = EngineChoice.Auto;

    /// <summary>What is looked into.</summary>
    public DecoderOptions Decoder { get; init; } = DecoderOptions.Default;
}
