using PacketDotNet;
using PacketDotNet.Utils;
using TcpSniff.Decoding;
using TcpSniff.Decoding.Link;
using TcpSniff.Packets;

namespace TcpSniff.Live.Decoding;

/// <summary>PPP, and PPP over Ethernet.</summary>
internal static class PppHeaders
{
    private const byte AllStations = 0xFF;
    private const byte UnnumberedInformation = 0x03;

    /// <summary>PacketDotNet knows the protocol in two bytes and nothing before it, hence neither its short form nor Cisco's framing.</summary>
    public static Header? Read(ref PacketWalk walk, ByteArraySegment rest)
    {
        var framing = walk.Rest is [AllStations, UnnumberedInformation, ..] ? 2 : 0;

        // The first byte of a protocol in two bytes is even (RFC 1661 section 2); Cisco's framing begins with an odd one.
        if (walk.Rest[framing..] is [var first, ..] && (first & 1) == 1)
        {
            return null;
        }

        var length = framing + PppFields.HeaderLength;
        if (rest.Length < length)
        {
            return walk.Truncated(Layer.Ppp, PppHeader.MinLength);
        }

        var ppp = new PppPacket(new(rest.Bytes, rest.Offset + framing, PppFields.HeaderLength));
        walk.Enter(Layer.Ppp, length);
        return PppProtocols.Next(ref walk, (ushort)ppp.Protocol);
    }

    public static Header ReadPppoe(ref PacketWalk walk, ByteArraySegment rest)
    {
        if (rest.Length < PppoeFields.HeaderLength)
        {
            return walk.Truncated(Layer.Pppoe, PppoeFields.HeaderLength);
        }

        var session = new PppoePacket(rest);
        walk.Enter(Layer.Pppoe, PppoeFields.HeaderLength);
        walk.Limit(session.Length);
        walk.Separate(Layer.Pppoe, session.SessionId);
        return Header.Ppp;
    }
}
