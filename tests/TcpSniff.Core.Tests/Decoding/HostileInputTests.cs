using FsCheck;
using FsCheck.Fluent;
using TcpSniff.Decoding;
using TcpSniff.Decoding.Tcp;
using TcpSniff.Packets;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Decoding;

public class HostileInputTests
{
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(3000);
    private static readonly LinkType[] LinkTypes = Enum.GetValues<LinkType>();
    private static readonly TcpPacket Inside = Packet.Tcp().Mss(1460).Sack((1, 2), (3, 4)).Payload("payload");
    private static readonly IpAddress Left = IpAddress.Parse("192.0.2.1");
    private static readonly IpAddress Right = IpAddress.Parse("192.0.2.2");

    private static readonly byte[][] Templates =
    [
        Inside.ToBytes(),
        Packet.Tcp("[2001:db8::1]:1", "[2001:db8::2]:2").Timestamps(1, 2).ToBytes(),
        Wire.Ethernet(0x8100, Wire.Vlan(1, 0x8847, [0, 1, 1, 64, .. Inside.ToIp()])),
        Wire.Ethernet(Wire.IPv4(Left, Right, 17, Wire.Udp(1, 4789, [8, 0, 0, 0, 0, 0, 1, 0, .. Inside.ToBytes()]))),
        Wire.Ethernet(Wire.IPv4(Left, Right, 17, Wire.Udp(1, 6081, [1, 0, 0x65, 0x58, 0, 0, 1, 0, 0, 0, 0, 0, .. Inside.ToBytes()]))),
        Wire.Ethernet(Wire.IPv4(Left, Right, 17, Wire.Udp(1, 2152, [0x34, 255, 0, 67, 0, 0, 0, 1, 0, 0, 0, 0x85, 1, 0, 0, 0, .. Inside.ToIp()]))),
        Wire.Ethernet(Wire.IPv4(Left, Right, 47, [0x10, 0, 0x22, 0xEB, 0, 0, 0, 1, 0x20, .. new byte[11], .. Inside.ToBytes()])),
        Wire.Ethernet(Wire.IPv4(Left, Right, 1, [3, 4, 0, 0, 0, 0, 5, 0, .. Inside.ToIp()])),
        Wire.Ethernet(Wire.IPv4(Left, Right, 6, Inside.ToTcp(), [131, 7, 4, 1, 2, 3, 4, 0], fragment: 0x2000)),
        Wire.Ethernet(Wire.IPv4(Left, Right, 6, Inside.ToTcp(), fragment: 2)),
        Wire.Ethernet(Wire.IPv6(Packet.End("[::1]:1").Address, Packet.End("[::2]:1").Address, 0, [43, 0, 1, 4, 0, 0, 0, 0, 60, 2, 0, 1, .. new byte[20], 44, 0, 1, 4, 0, 0, 0, 0, .. Wire.IPv6Fragment(6, 0, true, 1, Inside.ToTcp())])),
    ];

    // One decoder for all, so that fragments of earlier packets meet those of later ones.
    private readonly PacketDecoder _decoder = new(new DecoderOptions { SeparateTunnels = true });

    [Fact]
    public void Any_bytes_on_any_link_give_an_outcome_within_them()
    {
        var inputs = from bytes in ArbMap.Default.GeneratorFor<byte[]>()
                     from linkType in Gen.Elements(LinkTypes)
                     from more in Gen.Choose(-1, 3)
                     select (bytes, linkType, bytes.Length + more);

        Check.One(Config, Prop.ForAll(inputs.ToArbitrary(), input => Holds(input.bytes, input.linkType, input.Item3)));
    }

    [Fact]
    public void Changed_packets_give_an_outcome_within_their_bytes()
    {
        var inputs = from template in Gen.Elements(Templates)
                     from linkType in Gen.Frequency((8, Gen.Constant(LinkType.Ethernet)), (2, Gen.Elements(LinkTypes)))
                     from changes in Gen.ListOf(Gen.Zip(Gen.Choose(0, template.Length - 1), Gen.Choose(0, 255)), 4)
                     from length in Gen.Frequency((3, Gen.Constant(template.Length)), (1, Gen.Choose(0, template.Length)))
                     select (Change(template, changes)[..length], linkType, template.Length);

        Check.One(Config, Prop.ForAll(inputs.ToArbitrary(), input => Holds(input.Item1, input.linkType, input.Item3)));
    }

    [Fact]
    public void A_packet_cut_anywhere_gives_an_outcome_within_its_bytes() =>
        Assert.All(Templates, template => Assert.All(Enumerable.Range(0, template.Length), length => Assert.True(Holds(template[..length], LinkType.Ethernet, template.Length))));

    private static byte[] Change(byte[] template, IEnumerable<(int At, int Value)> changes)
    {
        var bytes = template.ToArray();
        foreach (var (at, value) in changes)
        {
            bytes[at] = (byte)value;
        }

        return bytes;
    }

    private bool Holds(byte[] data, LinkType linkType, int originalLength)
    {
        var packet = Packet.Raw(data, linkType, originalLength);
        var decoded = default(DecodedPacket);
        _decoder.Decode(packet, ref decoded);
        var bytes = _decoder.Bytes(packet, decoded);
        return decoded.Kind switch
        {
            PacketKind.Tcp => IsInside(decoded.Segment, bytes),
            PacketKind.Udp => IsInside(bytes, decoded.Datagram.PayloadOffset, decoded.Datagram.PayloadLength, decoded.Datagram.CapturedPayload),
            PacketKind.Other => decoded.Protocol is { } name && string.IsInterned(name) is not null,
            PacketKind.Undecoded => decoded.Error.Fault != DecodeFault.None && decoded.Error.Offset <= bytes.Length,
            _ => true,
        };
    }

    private static bool IsInside(in TcpSegment segment, ReadOnlySpan<byte> bytes)
    {
        var options = bytes[segment.HeaderOffset..Math.Min(bytes.Length, segment.PayloadOffset)][20..];
        var count = 0;
        foreach (var option in TcpOptionReader.Enumerate(options))
        {
            count += option.Value.Length + 1;
        }

        return segment.HeaderLength is >= 20 and <= 60 && count <= 40 && segment.Options.SackCount <= 4
            && (segment.CapturedPayload == 0 || IsInside(bytes, segment.PayloadOffset, segment.PayloadLength, segment.CapturedPayload));
    }

    private static bool IsInside(ReadOnlySpan<byte> bytes, int offset, int length, int captured) =>
        captured >= 0 && captured <= length && offset + captured <= bytes.Length;
}
