using System.Reflection;
using System.Runtime.InteropServices;
using TcpSniff.Decoding;
using TcpSniff.Live.Decoding;
using TcpSniff.Packets;

namespace TcpSniff.Live.Tests.Decoding;

/// <summary>The native decoder and PacketDotNet's, side by side over the same packets.</summary>
internal sealed class BothDecoders(DecoderOptions? options = null)
{
    private readonly PacketDecoder _native = new(options);
    private readonly PacketDotNetDecoder _sharp = new(options);
    private DecodedPacket _nativeOutcome;
    private DecodedPacket _sharpOutcome;

    /// <summary>What the native decoder made of the last packet.</summary>
    public ref readonly DecodedPacket Native => ref _nativeOutcome;

    /// <summary>What PacketDotNet made of the last packet.</summary>
    public ref readonly DecodedPacket Sharp => ref _sharpOutcome;

    /// <summary>Segments that both found, equal in every field.</summary>
    public long EqualSegments { get; private set; }

    /// <summary>Packets so far.</summary>
    public long Packets { get; private set; }

    /// <summary>Packets that PacketDotNet took apart, to the last header.</summary>
    public long BySharp { get; private set; }

    /// <summary>Decodes a packet by both; the cause of the difference, or null where there is none.</summary>
    public string? Difference(RawPacket packet)
    {
        (_nativeOutcome, _sharpOutcome) = (default, default);
        _native.Decode(packet, ref _nativeOutcome);
        _sharp.Decode(packet, ref _sharpOutcome);
        Packets++;
        if (_nativeOutcome.Kind != _sharpOutcome.Kind)
        {
            return $"{_nativeOutcome.Kind} {_nativeOutcome.Error} against {_sharpOutcome.Kind} {_sharpOutcome.Error}";
        }

        var difference = Compare(packet);
        EqualSegments += _nativeOutcome.Kind == PacketKind.Tcp && difference is null ? 1 : 0;
        BySharp += _sharpOutcome.By == DecodedBy.PacketDotNet && _sharpOutcome.Kind != PacketKind.Undecoded ? 1 : 0;
        return difference;
    }

    private string? Compare(RawPacket packet) => _nativeOutcome.Kind switch
    {
        PacketKind.Tcp => Fields(_nativeOutcome.Segment, _sharpOutcome.Segment) ?? Bytes(packet),
        PacketKind.Udp => Fields(_nativeOutcome.Datagram, _sharpOutcome.Datagram) ?? Bytes(packet),
        PacketKind.IcmpError => Fields(_nativeOutcome.Icmp, _sharpOutcome.Icmp),
        PacketKind.Other => _nativeOutcome.Protocol == _sharpOutcome.Protocol ? null : $"{_nativeOutcome.Protocol} against {_sharpOutcome.Protocol}",
        PacketKind.Undecoded => Fields(_nativeOutcome.Error, _sharpOutcome.Error),
        _ => null,
    };

    private string? Bytes(RawPacket packet) =>
        _native.Bytes(packet, _nativeOutcome).SequenceEqual(_sharp.Bytes(packet, _sharpOutcome)) ? null : "the bytes that offsets refer to";

    /// <summary>The first field that differs. The bytes of both are compared first, which is quick; what lies between fields does not count.</summary>
    private static string? Fields<T>(in T native, in T sharp)
        where T : unmanaged
    {
        if (MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in native)).SequenceEqual(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in sharp))))
        {
            return null;
        }

        object left = native, right = sharp;
        return typeof(T).GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(field => !Same(field.GetValue(left)!, field.GetValue(right)!))
            .Select(field => $"{typeof(T).Name}.{field.Name}: {field.GetValue(left)} against {field.GetValue(right)}")
            .FirstOrDefault();
    }

    private static bool Same(object left, object right) => left is TcpOptions ? Same((TcpOptions)left, (TcpOptions)right) : left.Equals(right);

    private static bool Same(TcpOptions left, TcpOptions right) =>
        (left.Kinds, left.Mss, left.WindowScale, left.SackCount, left.TimestampValue, left.TimestampEcho, left.UserTimeout, left.FastOpenCookieLength, left.MptcpSubtype)
            == (right.Kinds, right.Mss, right.WindowScale, right.SackCount, right.TimestampValue, right.TimestampEcho, right.UserTimeout, right.FastOpenCookieLength, right.MptcpSubtype)
        && ((ReadOnlySpan<SackBlock>)left.Sack).SequenceEqual(right.Sack);
}
