namespace TcpSniff.Packets;

/// <summary>One UDP datagram as decoded, for the contrast that <c>--udp</c> shows.</summary>
public struct UdpDatagram
{
    /// <summary>Both ends in canonical order.</summary>
    public FlowKey Key;

    /// <summary>Which side of <see cref="Key"/> sent it, 0 or 1.</summary>
    public byte SourceSide;

    /// <summary>Payload bytes on the wire.</summary>
    public int PayloadLength;

    /// <summary>Payload bytes that were captured.</summary>
    public int CapturedPayload;

    /// <summary>Where the payload begins.</summary>
    public int PayloadOffset;

    /// <summary>What carried it.</summary>
    public Encapsulation Encapsulation;

    /// <summary>Who sent it.</summary>
    public readonly Endpoint Source => Key[SourceSide];

    /// <summary>Who it was sent to.</summary>
    public readonly Endpoint Destination => Key[SourceSide ^ 1];
}
