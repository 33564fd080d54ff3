using TcpSniff.Decoding;
using TcpSniff.Decoding.Network;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Decoding;

public class HeadersTests
{
    private const PacketKind Untouched = (PacketKind)byte.MaxValue;

    // They leave what they cannot read to be the datagram that it is.
    private static readonly Header[] OverUdp =
    [
        Header.Vxlan, Header.VxlanGpe, Header.Geneve, Header.Gtp, Header.Teredo, Header.Ayiya, Header.L2tp, Header.GreOverUdp, Header.Lisp, Header.Tzsp,
        Header.Capwap,
    ];

    [Fact]
    public void Every_header_is_in_the_list_of_those_that_can_be_read() =>
        Assert.All(Enum.GetValues<Header>().Except([Header.Done, .. OverUdp]), header => Assert.NotEqual(Untouched, ReadNothing(header)));

    [Fact]
    public void A_tunnel_over_udp_that_cannot_be_read_changes_nothing() => Assert.All(OverUdp, header => Assert.Equal(Untouched, ReadNothing(header)));

    private static PacketKind ReadNothing(Header header)
    {
        var decoded = new DecodedPacket { Kind = Untouched };
        var walk = new PacketWalk(Packet.Raw([]), DecoderOptions.Default, new FragmentTable(), ref decoded);
        Headers.Read(header, ref walk);
        return decoded.Kind;
    }
}
