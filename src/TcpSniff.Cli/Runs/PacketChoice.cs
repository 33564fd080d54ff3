using TcpSniff.Decoding;
using TcpSniff.Faults;
using TcpSniff.Live.Decoding;
using TcpSniff.Naming;

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

    /// <summary>What takes them apart; null for PacketDotNet where they are captured here and now, and native where they were.</summary>
    public DecodedBy? DecodedBy { get; init; }

    /// <summary>What is looked into.</summary>
    public DecoderOptions Decoder { get; init; } = DecoderOptions.Default;

    /// <summary>Makes what takes them apart.</summary>
    public Func<DecodedBy, DecoderOptions, ISegmentDecoder> CreateDecoder { get; init; } =
        static (by, options) => by == Decoding.DecodedBy.PacketDotNet ? new PacketDotNetDecoder(options) : new PacketDecoder(options);

    /// <summary>Where the names go that packets tell; null where nobody wants them.</summary>
    public NameBook? Names { get; init; }

    /// <summary>What becomes of a bug of this program that they meet.</summary>
    public FaultNet Net { get; init; } = FaultNet.Fatal;
}
