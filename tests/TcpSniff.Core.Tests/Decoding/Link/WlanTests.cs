using TcpSniff.Packets;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Decoding.Link;

public class WlanTests
{
    private const byte Data = 0x08;
    private const byte QosData = 0x88;
    private const byte ToDistribution = 1;
    private const byte Protected = 0x40;
    private static readonly byte[] Snap = [0xAA, 0xAA, 3, 0, 0, 0, 8, 0];
    private static readonly TcpPacket Hello = Packet.Tcp().Payload("hello");

    private static byte[] Frame(byte type, byte flags, params byte[] body) => [type, flags, .. new byte[22], .. body];

    [Fact]
    public void Data_is_followed()
    {
        var segment = Decoded.Segment(Frame(Data, ToDistribution, [.. Snap, .. Hello.ToIp()]), LinkType.Ieee80211);

        Assert.Equal("wlan:llc:ip:tcp", segment.Encapsulation.ToString());
    }

    [Fact]
    public void Four_addresses_and_quality_of_service_make_the_header_longer() =>
        Decoded.Holds(Hello, Frame(QosData, 3, [.. new byte[6 + 2], .. Snap, .. Hello.ToIp()]), LinkType.Ieee80211);

    [Fact]
    public void Of_an_aggregate_the_first_packet_is_followed()
    {
        byte[] first = [.. Snap, .. Hello.ToIp()];
        byte[] body = [0x80, 0, .. new byte[12], .. Wire.U16((ushort)first.Length), .. first, 0, 0, .. new byte[40]];

        Decoded.Holds(Hello, Frame(QosData, ToDistribution, body), LinkType.Ieee80211);
    }

    [Theory]
    [InlineData(Data, Protected)]
    [InlineData(0x48, ToDistribution)] // no data
    [InlineData(0x80, 0)] // beacon
    [InlineData(0xD4, 0)] // acknowledgment
    public void What_cannot_be_read_or_carries_nothing_is_only_named(byte type, byte flags) =>
        Assert.Equal("wlan", Decoded.Packet(Frame(type, flags, [.. Snap, .. Hello.ToIp()]), LinkType.Ieee80211).Protocol);

    [Fact]
    public void The_radio_says_whether_a_checksum_ends_the_frame()
    {
        var ip = Hello.ToIp();
        (ip[2], ip[3]) = (0, 0); // so that only the frame's end bounds the segment
        byte[] frame = [.. Frame(Data, ToDistribution, [.. Snap, .. ip]), 1, 2, 3, 4];

        var withTimer = Decoded.Segment([0, 0, 24, 0, 3, 0, 0, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, .. new byte[8], .. frame], LinkType.Ieee80211Radiotap);
        var withChecksum = Decoded.Segment([0, 0, 9, 0, 2, 0, 0, 0, 0x10, .. frame], LinkType.Ieee80211Radiotap);

        Assert.Equal((9, 5), (withTimer.PayloadLength, withChecksum.PayloadLength));
        Assert.Equal("radiotap:wlan:llc:ip:tcp", withChecksum.Encapsulation.ToString());
    }

    [Fact]
    public void The_radio_says_whether_the_header_is_padded() =>
        Decoded.Holds(Hello, [0, 0, 9, 0, 2, 0, 0, 0, 0x20, .. Frame(QosData, ToDistribution, [0, 0, 0, 0, .. Snap, .. Hello.ToIp()])], LinkType.Ieee80211Radiotap);
}
