using TcpSniff.Capture;
using TcpSniff.Packets;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Capture;

public sealed class CaptureWriterTests : IDisposable
{
    private static readonly CaptureInterface Ethernet = new() { LinkType = LinkType.Ethernet, SnapLength = 96, Name = "eth0", Filter = "tcp", Comments = ["near the server"] };
    private static readonly CaptureInterface Cooked = new() { LinkType = LinkType.LinuxSll, TicksPerSecond = 1_000_000_000, Description = "everything" };

    private readonly string _folder = Directory.CreateTempSubdirectory("capture-writer").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("a.pcap", "pcap")]
    [InlineData("a.CAP", "pcap")]
    [InlineData("a.pcapng", "pcapng")]
    [InlineData("a", "pcapng")]
    public void The_name_chooses_the_format(string name, string format)
    {
        var reading = Written(name, [Ethernet], writer => writer.Write(Of([1, 2, 3], 1_000_001_000, original: 60)));

        Assert.Equal(format, reading.Files[0].Format);
        Assert.Equal(new(new(1_000_001_000), 60, LinkType.Ethernet, 0, "010203", ""), Assert.Single(reading.Packets));
        Assert.Equal(96, reading.Interfaces[0].SnapLength);
        Assert.Null(reading.Damage);
    }

    [Fact]
    public void Pcap_counts_nanoseconds_where_an_interface_does()
    {
        var reading = Written("a.pcap", [Cooked], writer => writer.Write(Of([1], 1_000_000_001, linkType: LinkType.LinuxSll)));

        Assert.Equal(("nsecpcap", 1_000_000_001), (reading.Files[0].Format, reading.Packets[0].Time.Nanoseconds));
    }

    [Fact]
    public void Pcap_holds_one_link_type_and_says_so()
    {
        var refusal = Assert.Throws<CaptureFileException>(() => Written("a.pcap", [Ethernet, Cooked], writer =>
        {
            writer.Write(Of([1], 1));
            writer.Write(Of([2], 2, linkType: LinkType.LinuxSll, number: 1));
        }));

        Assert.EndsWith("a pcap holds one link type, Ethernet here, and there is LinuxSll too; write a .pcapng", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.pcap")]
    [InlineData("a.pcapng")]
    public void Without_packets_it_is_a_capture_all_the_same(string name)
    {
        var reading = Written(name, [Ethernet], _ => { });

        Assert.Empty(reading.Packets);
        Assert.Null(reading.Damage);
        Assert.Equal(LinkType.Ethernet, Assert.Single(reading.Interfaces).LinkType);
    }

    [Fact]
    public void Pcapng_keeps_interfaces_and_their_clocks()
    {
        var reading = Written("a.pcapng", [Ethernet, Cooked], writer =>
        {
            writer.Write(Of([1], 1_234_567_891));
            writer.Write(Of([2], 1_234_567_891, number: 1));
        });

        Assert.Equal([1_234_567_000, 1_234_567_891], reading.Packets.Select(packet => packet.Time.Nanoseconds));
        Assert.Equal([("eth0", null, "tcp"), (null, "everything", null)], reading.Interfaces.Select(i => (i.Name, i.Description, i.Filter)));
        Assert.Equal(["near the server"], reading.Interfaces[0].Comments);
    }

    [Fact]
    public void An_interface_met_late_is_written_before_its_first_packet()
    {
        var interfaces = new List<CaptureInterface> { Ethernet };

        var reading = Written("a.pcapng", interfaces, writer =>
        {
            writer.Write(Of([1], 1));
            interfaces.Add(Cooked);
            writer.Write(Of([2], 2, number: 1));
        });

        Assert.Equal([LinkType.Ethernet, LinkType.LinuxSll], reading.Packets.Select(packet => packet.LinkType));
    }

    [Fact]
    public void Pcapng_keeps_the_options_of_a_packet_and_adds_comments()
    {
        var reading = Written("a.pcapng", [Ethernet], writer => writer.Write(Of([1], 1, options: [2, 0, 4, 0, 5, 0, 0, 0]), ["第一", "b"]));

        Assert.Equal("0200040005000000" + "01000600e7acace4b8800000" + "0100010062000000", Assert.Single(reading.Packets).Options);
    }

    [Fact]
    public void A_comment_longer_than_an_option_is_cut_between_characters()
    {
        var reading = Written("a.pcapng", [Ethernet], writer => writer.Write(Of([1], 1), [new string('一', 30_000)]));

        var option = Convert.FromHexString(Assert.Single(reading.Packets).Options);
        Assert.Equal(65535 / 3 * 3, BitConverter.ToUInt16(option, 2));
        Assert.Equal(new string('一', 21845), System.Text.Encoding.UTF8.GetString(option.AsSpan(4, 65535)));
    }

    [Fact]
    public void A_comment_on_the_capture_comes_back_with_its_first_interface() =>
        Assert.Equal(["recorded for a test", "near the server"], Written("a.pcapng", [Ethernet], _ => { }, "recorded for a test").Interfaces[0].Comments);

    [Fact]
    public void What_was_lost_stands_at_the_end()
    {
        var reading = Written("a.pcapng", [Ethernet], writer => writer.Drops = new(100, 2, 1));

        Assert.Equal(new CaptureDrops(100, 2, 1), reading.Drops);
    }

    [Fact]
    public void Whatever_was_read_is_written_and_read_again_the_same()
    {
        var file = new PcapngBuilder().Section(littleEndian: false).Interface(1, 0, (2, "lo"u8.ToArray()), (9, [9])).Interface(113);
        file.Packet(1_700_000_000_000_000_001, [1, 2, 3], 0, 90, (1, "hi"u8.ToArray()), (2, file.Number32(1))).Packet(1_700_000_000_000_000, [4], 1);
        var first = SourceReading.Of(file.ToArray());

        var second = Written("a.pcapng", first.Interfaces, writer => CopyTo(writer, file.ToArray()));

        Assert.Equal(first.Packets, second.Packets);
        Assert.Equal(first.Interfaces.Select(i => i with { Comments = [] }), second.Interfaces.Select(i => i with { Comments = [] }));
    }

    [Fact]
    public void After_every_single_write_the_file_is_readable()
    {
        var chunks = new RecordingStream();
        using (var writer = CaptureWriter.Create(chunks, "-", [Ethernet]))
        {
            for (var i = 0; i < 500; i++)
            {
                writer.Write(Of(new byte[1400], i * 1000));
                if (i % 100 == 0)
                {
                    writer.Flush();
                }
            }
        }

        Assert.True(chunks.Ends.Count > 6);
        Assert.All(chunks.Ends, end => Assert.Null(SourceReading.Of(chunks.ToArray()[..end]).Damage));
        Assert.Equal(500, SourceReading.Of(chunks.ToArray()).Packets.Count);
    }

    [Fact]
    public void What_was_flushed_is_in_the_file_while_it_is_being_written()
    {
        var path = Path.Combine(_folder, "live.pcap");
        using var writer = CaptureWriter.Create(path, [Ethernet]);
        writer.Flush();
        Assert.Empty(SourceReading.Of(CaptureFile.Open(path)).Packets);

        writer.Write(Of([1], 1));
        writer.Flush();

        Assert.Single(SourceReading.Of(CaptureFile.Open(path)).Packets);
    }

    [Fact]
    public void A_file_that_cannot_be_created_or_written_is_one_line()
    {
        var path = Path.Combine(_folder, "no", "such.pcapng");
        Assert.Equal($"{path}: no such folder", Assert.Throws<CaptureFileException>(() => CaptureWriter.Create(path, [Ethernet])).Message);

        using var writer = CaptureWriter.Create(new FullStream(), "full", [Ethernet]);
        Assert.Equal("full: cannot be written: no space", Assert.Throws<CaptureFileException>(writer.Flush).Message);
    }

    private static void CopyTo(IPacketWriter writer, byte[] file)
    {
        using var source = CaptureFile.Open(new MemoryStream(file), "source");
        while (source.MoveNext() == SourceStatus.Packet)
        {
            writer.Write(source.Current);
        }
    }

    private static RawPacket Of(ReadOnlySpan<byte> data, long nanoseconds, int? original = null, LinkType linkType = LinkType.Ethernet, int number = 0, ReadOnlySpan<byte> options = default) => new()
    {
        Data = data,
        Time = new(nanoseconds),
        OriginalLength = original ?? data.Length,
        LinkType = linkType,
        Interface = number,
        Options = options,
    };

    private SourceReading Written(string name, IReadOnlyList<CaptureInterface> interfaces, Action<IPacketWriter> write, params string[] comments)
    {
        var path = Path.Combine(_folder, name);
        using (var writer = CaptureWriter.Create(path, interfaces, comments))
        {
            write(writer);
        }

        return SourceReading.Of(CaptureFile.Open(path));
    }

    private sealed class RecordingStream : MemoryStream
    {
        public List<int> Ends { get; } = [];

        public override void Write(byte[] buffer, int offset, int count)
        {
            base.Write(buffer, offset, count);
            Ends.Add((int)Length);
        }
    }

    private sealed class FullStream : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count)
        {
            if (count > 0)
            {
                throw new IOException("no space.");
            }
        }
    }
}
