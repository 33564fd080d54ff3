using TcpSniff.Capture;
using TcpSniff.Packets;
using TcpSniff.SharpPcap.Files;
using TcpSniff.Testing;

namespace TcpSniff.SharpPcap.Tests.Files;

public sealed class SharpPcapWriterTests : IDisposable
{
    private static readonly byte[] Bytes = Packet.Tcp().Payload("text").ToBytes();

    private readonly string _folder = Directory.CreateTempSubdirectory("tcpsniff-").FullName;

    private string Sharp => Path.Combine(_folder, "sharp.pcap");

    private string Native => Path.Combine(_folder, "native.pcap");

    [Theory]
    [InlineData(1_000_000)]
    [InlineData(1_000_000_000)]
    public void The_file_is_the_native_writers_byte_by_byte(ulong ticksPerSecond)
    {
        CaptureInterface[] interfaces = [new() { LinkType = LinkType.Ethernet, SnapLength = 512, TicksPerSecond = ticksPerSecond }];
        Fill(SharpPcapWriter.Create(Sharp, interfaces));
        Fill(CaptureWriter.Create(Native, interfaces));

        Assert.Equal(File.ReadAllBytes(Native), File.ReadAllBytes(Sharp));
    }

    [Fact]
    public void What_was_flushed_can_be_read_before_the_end()
    {
        using var writer = SharpPcapWriter.Create(Sharp, [new() { LinkType = LinkType.Ethernet }]);
        writer.Write(Packet.Raw(Bytes));
        writer.Flush();
        var first = SourceReading.Of(CaptureFile.Open(Sharp)).Packets.Count;
        writer.Write(Packet.Raw(Bytes));
        writer.Flush();

        Assert.Equal((1, 2), (first, SourceReading.Of(CaptureFile.Open(Sharp)).Packets.Count));
    }

    [Fact]
    public void A_capture_of_nothing_is_a_capture()
    {
        SharpPcapWriter.Create(Sharp, [new() { LinkType = LinkType.LinuxSll2 }]).Dispose();

        Assert.Equal(LinkType.LinuxSll2, Assert.Single(SourceReading.Of(CaptureFile.Open(Sharp)).Interfaces).LinkType);
    }

    [Fact]
    public void A_second_link_type_is_refused()
    {
        using var writer = SharpPcapWriter.Create(Sharp, []);
        writer.Write(Packet.Raw(Bytes));

        Assert.Contains("a pcap holds one link type", Assert.Throws<CaptureFileException>(() => writer.Write(Packet.Raw(Bytes, LinkType.Raw))).Message);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_refused_at_once() =>
        Assert.Throws<CaptureFileException>(() => SharpPcapWriter.Create(Path.Combine(_folder, "nowhere", "x.pcap"), []));

    [Fact]
    public void A_full_disk_is_noticed()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "no device that is always full");
        using var writer = SharpPcapWriter.Create("/dev/full", []);
        writer.Write(Packet.Raw(Bytes));

        Assert.Throws<CaptureFileException>(writer.Flush);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Fill(IPacketWriter writer)
    {
        using (writer)
        {
            writer.Write(Packet.Raw(Bytes, nanoseconds: 1_700_000_000_123_456_789));
            writer.Flush();
            writer.Write(Packet.Raw(Bytes.AsSpan(0, 50), originalLength: Bytes.Length, nanoseconds: 1_700_000_001_000_000_001));
        }
    }
}
