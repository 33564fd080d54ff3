using TcpSniff.Decoding;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Decoding;

public class AllocationTests
{
    private static readonly TcpPacket Data = Packet.Tcp().Timestamps(1, 2).Sack((1, 2)).Payload(new byte[1400]);

    private static byte[] Fragment(int offset, int length, bool more) => Wire.Ethernet(Wire.IPv4(
        Data.Source.Address, Data.Destination.Address, 6, Data.ToTcp()[offset..(offset + length)], fragment: (ushort)((offset / 8) | (more ? 0x2000 : 0))));

    [Fact]
    public void A_segment_costs_no_memory() => Assert.Equal(0, AllocatedBy(Data.ToBytes()));

    [Fact]
    public void A_segment_in_a_tunnel_costs_no_memory() => Assert.Equal(0, AllocatedBy(
        Wire.Ethernet(0x8100, Wire.Vlan(1, 0x0800, Wire.IPv4(Data.Source.Address, Data.Destination.Address, 17, Wire.Udp(1, 4789, [8, 0, 0, 0, 0, 0, 1, 0, .. Data.ToBytes()]))))));

    [Fact]
    public void What_is_not_followed_costs_no_memory() => Assert.Equal(0, AllocatedBy(Wire.Ethernet(0x0806, new byte[46]), [1, 2, 3]));

    [Fact]
    public void Datagrams_put_together_use_the_same_memory_again()
    {
        var length = Data.ToTcp().Length;

        Assert.Equal(0, AllocatedBy(Fragment(0, 800, more: true), Fragment(800, length - 800, more: false)));
    }

    private static long AllocatedBy(params byte[][] packets)
    {
        var decoder = new PacketDecoder();
        var decoded = default(DecodedPacket);
        DecodeAll();
        DecodeAll();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            DecodeAll();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;

        void DecodeAll()
        {
            foreach (var packet in packets)
            {
                decoder.Decode(Packet.Raw(packet), ref decoded);
            }
        }
    }
}
