using System.Runtime.InteropServices;
using TcpSniff.Decoding;
using TcpSniff.Packets;

namespace TcpSniff.Tracking;

/// <summary>What was read, what could not be, and what was lost: whether the capture can be trusted at all.</summary>
public sealed class CaptureRecord
{
    private readonly Dictionary<string, long> _otherProtocols = [];
    private readonly Dictionary<(Layer Layer, DecodeFault Fault), long> _undecoded = [];

    /// <summary>Packets so far.</summary>
    public long Packets { get; private set; }

    /// <summary>Captured bytes so far.</summary>
    public long CapturedBytes { get; private set; }

    /// <summary>Bytes on the wire so far.</summary>
    public long OriginalBytes { get; private set; }

    /// <summary>TCP segments so far.</summary>
    public long TcpSegments { get; private set; }

    /// <summary>UDP datagrams so far.</summary>
    public long UdpDatagrams { get; private set; }

    /// <summary>ICMP errors that quote a segment.</summary>
    public long IcmpErrors { get; private set; }

    /// <summary>Fragments whose datagram was not complete when they came.</summary>
    public long Fragments { get; private set; }

    /// <summary>Datagrams whose fragments did not all come so far.</summary>
    public long IncompleteDatagrams { get; internal set; }

    /// <summary>Packets that the snap length cut.</summary>
    public long Cut { get; private set; }

    /// <summary>Packets with an earlier time than the one before them.</summary>
    public long ClockWentBack { get; private set; }

    /// <summary>Segments by verdict of their checksum.</summary>
    public IReadOnlyDictionary<ChecksumVerdict, long> Checksums => _checksums;

    /// <summary>Time of the first packet; null as long as there is none.</summary>
    public CaptureTime? FirstTime { get; private set; }

    /// <summary>Time of the last packet; null as long as there is none.</summary>
    public CaptureTime? LastTime { get; private set; }

    /// <summary>Packets of other protocols by name.</summary>
    public IReadOnlyDictionary<string, long> OtherProtocols => _otherProtocols;

    /// <summary>Packets that could not be decoded, by layer and cause.</summary>
    public IReadOnlyDictionary<(Layer Layer, DecodeFault Fault), long> Undecoded => _undecoded;

    private readonly Dictionary<ChecksumVerdict, long> _checksums = [];

    /// <summary>Counts one packet and what it turned out to be.</summary>
    internal void Count(in RawPacket packet, in DecodedPacket decoded)
    {
        Packets++;
        CapturedBytes += packet.Data.Length;
        OriginalBytes += packet.OriginalLength;
        Cut += packet.Data.Length < packet.OriginalLength ? 1 : 0;
        ClockWentBack += packet.Time < LastTime ? 1 : 0;
        FirstTime ??= packet.Time;
        LastTime = packet.Time;
        switch (decoded.Kind)
        {
            case PacketKind.Tcp:
                TcpSegments++;
                Increment(_checksums, decoded.Segment.Checksum);
                break;
            case PacketKind.Udp:
                UdpDatagrams++;
                break;
            case PacketKind.IcmpError:
                IcmpErrors++;
                break;
            case PacketKind.Fragment:
                Fragments++;
                break;
            case PacketKind.Other:
                Increment(_otherProtocols, decoded.Protocol ?? "other");
                break;
            default:
                Increment(_undecoded, (decoded.Error.Layer, decoded.Error.Fault));
                break;
        }
    }

    private static void Increment<TKey>(Dictionary<TKey, long> counts, TKey key)
        where TKey : notnull => CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;
}
