using PacketDotNet;
using SharpPcap;
using TcpSniff.Decoding;
using TcpSniff.Live.Decoding;
using TcpSniff.Live.Native;
using TcpSniff.Packets;
using TcpSniff.Tracking;

namespace TcpSniff.Live;

/// <summary>
/// The way in for a program that already has packets, from a device of SharpPcap's or taken apart by PacketDotNet: it hands them over
/// one after the other, and learns what each means for its connection. Not for several threads at once.
/// </summary>
public sealed class CapturedPackets : IDisposable
{
    private readonly HandedOver _source;
    private readonly Pipeline _pipeline;

    /// <summary>Begins with no packet.</summary>
    /// <param name="decoder">What takes them apart; PacketDotNet unless told otherwise.</param>
    public CapturedPackets(ISegmentDecoder? decoder = null)
    {
        _source = new();
        _pipeline = new(_source, decoder ?? new PacketDotNetDecoder());
    }

    /// <summary>The connections so far.</summary>
    public Tracker Tracker => _pipeline.Tracker;

    /// <summary>What was handed over so far.</summary>
    public CaptureRecord Record => _pipeline.Record;

    /// <summary>Everything about the last segment; valid until the next packet.</summary>
    public ref readonly SegmentFacts Facts => ref _pipeline.Facts;

    /// <summary>Takes a packet as SharpPcap captured it: <c>arrival.GetPacket()</c>. Says whether it is a TCP segment.</summary>
    public bool Take(RawCapture packet) =>
        Take(packet.Data, DataLink.ToLinkType((int)packet.LinkLayerType), packet.PacketLength, Time(packet.Timeval));

    /// <summary>Takes a packet that PacketDotNet took apart, from its outermost header on. Says whether it is a TCP segment.</summary>
    /// <param name="packet">The outermost of the packets that it is made of: <c>Packet.ParsePacket</c> gives it.</param>
    /// <param name="time">When it was captured.</param>
    /// <exception cref="ArgumentException">It begins with a header that no link type stands for, such as TCP's.</exception>
    public bool Take(Packet packet, DateTime time) => Take(packet.Bytes, LinkTypeOf(packet), packet.Bytes.Length, new((time.ToUniversalTime() - DateTime.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick));

    /// <inheritdoc/>
    public void Dispose()
    {
        _pipeline.Dispose();
        _source.Dispose();
    }

    private bool Take(byte[] bytes, LinkType linkType, int originalLength, CaptureTime time)
    {
        _source.Set(bytes, linkType, originalLength, time);
        return _pipeline.MoveNext() == PipelineStatus.Packet && _pipeline.Decoded.Kind == PacketKind.Tcp;
    }

    // Microseconds and nanoseconds alike are digits behind its point.
    private static CaptureTime Time(PosixTimeval time) =>
        CaptureTime.FromSeconds((long)decimal.Truncate(time.Value), (long)(time.Value % 1 * 1_000_000_000));

    private static LinkType LinkTypeOf(Packet packet) => packet switch
    {
        EthernetPacket => LinkType.Ethernet,
        IPPacket => LinkType.Raw,
        LinuxSllPacket => LinkType.LinuxSll,
        LinuxSll2Packet => LinkType.LinuxSll2,
        NullPacket => LinkType.Null,
        PppPacket => LinkType.Ppp,
        _ => throw new ArgumentException($"{packet.GetType().Name}: begin with the packet's outermost header", nameof(packet)),
    };
}
