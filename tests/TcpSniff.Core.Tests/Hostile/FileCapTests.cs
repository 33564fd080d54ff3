using TcpSniff.Capture;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Hostile;

/// <summary>Files that claim more than anything has.</summary>
public class FileCapTests
{
    [Fact]
    public void A_packet_of_more_bytes_than_any_has_ends_the_file()
    {
        var packet = Packet.Tcp().ToBytes();
        var file = new PcapBuilder().Record(1, 1, packet).Record(2, 2, CaptureLimits.Packet + 1, CaptureLimits.Packet + 1, new byte[CaptureLimits.Packet + 1]);

        var read = SourceReading.Of(file.ToArray());

        Assert.Single(read.Packets);
        Assert.NotNull(read.Damage);
    }

    [Fact]
    public void More_interfaces_than_the_cap_end_the_file()
    {
        var file = new PcapngBuilder().Section();
        for (var i = 0; i <= CaptureLimits.Interfaces; i++)
        {
            file.Interface();
        }

        var read = SourceReading.Of(file.Packet(1, Packet.Tcp().ToBytes()).ToArray());

        Assert.Equal((CaptureLimits.Interfaces, 0), (read.Interfaces.Count, read.Packets.Count));
        Assert.NotNull(read.Damage);
    }

    [Fact]
    public void Descriptions_of_more_bytes_than_the_cap_end_the_file()
    {
        var text = new byte[60_000];
        var file = new PcapngBuilder().Section();
        for (var bytes = 0L; bytes <= CaptureLimits.Descriptions; bytes += 16 * text.Length)
        {
            file.Interface(1, 0, [.. Enumerable.Repeat((3, text), 16)]);
        }

        Assert.NotNull(SourceReading.Of(file.ToArray()).Damage);
    }

    [Fact]
    public void Side_blocks_beyond_the_cap_are_left_out_and_counted()
    {
        const int Each = 1 << 20;
        var file = new PcapngBuilder().Section().Interface();
        for (var i = 0u; i < (CaptureLimits.SideBlocks / Each) + 5; i++)
        {
            file.Block(0xbad, file.Body.U32(4711).U32(i).Bytes(new byte[Each]));
        }

        using var source = CaptureFile.Open(new MemoryStream(file.Packet(1, Packet.Tcp().ToBytes()).ToArray()), "test");

        Assert.Equal(SourceStatus.Packet, source.MoveNext());
        Assert.InRange(source.SideBlocksLeftOut, 5, 7);
        Assert.InRange(source.SideBlocks.Sum(block => (long)block.Body.Length), CaptureLimits.SideBlocks - (2 * Each), CaptureLimits.SideBlocks);
    }

    [Theory]
    [InlineData(31)]
    [InlineData(40)]
    public void A_packed_file_that_refers_too_far_back_is_damaged(byte window)
    {
        var sound = new PcapBuilder().Record(1, 1, Packet.Tcp().ToBytes()).ToArray();

        Assert.Single(SourceReading.Of(XzFile.Pack(sound, window: 22)).Packets);
        Assert.ThrowsAny<Exception>(() => SourceReading.Of(XzFile.Pack(sound, window: window)) is { Damage: null } ? 0 : throw new CaptureFileException("test", "damaged"));
    }
}
