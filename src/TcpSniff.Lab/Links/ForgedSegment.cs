using System.Buffers.Binary;
using TcpSniff.Decoding;
using TcpSniff.Packets;

namespace TcpSniff.Lab.Links;

/// <summary>A TCP segment over IPv4 that no kernel sent, to be injected: 20 bytes of IP, 20 of TCP, and a payload.</summary>
/// <param name="Source">Who seems to send it.</param>
/// <param name="Destination">Who gets it.</param>
/// <param name="Flags">Its control bits.</param>
/// <param name="Seq">Its sequence number.</param>
/// <param name="Ack">Its acknowledgment number.</param>
internal sealed record ForgedSegment(Endpoint Source, Endpoint Destination, TcpFlags Flags, SequenceNumber Seq, SequenceNumber Ack)
{
    private const int IpLength = 20;
    private const int TcpLength = 20;
    private const byte Tcp = 6;
    private const byte TimeToLive = 64;
    private const ushort Window = 65535;

    /// <summary>Its payload.</summary>
    public ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>The packet with correct checksums.</summary>
    public byte[] ToPacket()
    {
        var packet = new byte[IpLength + TcpLength + Payload.Length];
        WriteIp(packet);
        WriteTcp(packet.AsSpan(IpLength));
        return packet;
    }

    private void WriteIp(Span<byte> packet)
    {
        packet[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], (ushort)packet.Length);
        packet[8] = TimeToLive;
        packet[9] = Tcp;
        Source.Address.WriteBytes(packet[12..]);
        Destination.Address.WriteBytes(packet[16..]);
        BinaryPrimitives.WriteUInt16BigEndian(packet[10..], (ushort)~InternetChecksum.Of(packet[..IpLength]));
    }

    private void WriteTcp(Span<byte> segment)
    {
        BinaryPrimitives.WriteUInt16BigEndian(segment, Source.Port);
        BinaryPrimitives.WriteUInt16BigEndian(segment[2..], Destination.Port);
        BinaryPrimitives.WriteUInt32BigEndian(segment[4..], Seq.Value);
        BinaryPrimitives.WriteUInt32BigEndian(segment[8..], Ack.Value);
        BinaryPrimitives.WriteUInt16BigEndian(segment[12..], (ushort)((TcpLength / 4 << 12) | (int)Flags));
        BinaryPrimitives.WriteUInt16BigEndian(segment[14..], Window);
        Payload.Span.CopyTo(segment[TcpLength..]);
        var sum = InternetChecksum.Of(Source.Address) + InternetChecksum.Of(Destination.Address) + Tcp + (uint)segment.Length + InternetChecksum.Of(segment);
        BinaryPrimitives.WriteUInt16BigEndian(segment[16..], (ushort)~InternetChecksum.Fold(sum));
    }
}
