using System.IO.Compression;
using TcpSniff.Capture;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Capture;

public class CaptureFileTests
{
    private static readonly byte[] Small = new PcapBuilder().Record(1, 0, [1, 2, 3]).Record(2, 0, [4, 5]).ToArray();

    [Fact]
    public void A_wrong_check_sum_of_a_packed_file_costs_few_packets()
    {
        var packed = Packed(Noise(records: 2000));
        packed[^8] ^= 1;

        var reading = SourceReading.Of(packed);

        Assert.InRange(reading.Packets.Count, 1900, 2000);
        Assert.NotNull(reading.Damage);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("abc", "too short for a capture")]
    [InlineData("10.0.0.1 > 10.0.0.2\n", "text, not a capture; pcap, pcapng, snoop, ERF and Network Monitor are read, packed or not")]
    [InlineData("TRSNIFF data    ", "a Sniffer capture; pcap, pcapng, snoop, ERF and Network Monitor are read, packed or not")]
    [InlineData("\u0001\u0002\u0003\u0004\u0005", "no capture that is known here; pcap, pcapng, snoop, ERF and Network Monitor are read, packed or not")]
    public void What_is_no_capture_is_refused_by_name(string text, string problem)
    {
        var refusal = Assert.Throws<CaptureFileException>(() => SourceReading.Of(System.Text.Encoding.Latin1.GetBytes(text), "some.file"));

        Assert.Equal(("some.file", $"some.file: {problem}"), (refusal.File, refusal.Message));
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_refused_in_one_line()
    {
        Assert.Equal("/no/such.pcap: no such folder", Assert.Throws<CaptureFileException>(() => CaptureFile.Open("/no/such.pcap")).Message);
        Assert.Equal("no-such.pcap: no such file", Assert.Throws<CaptureFileException>(() => CaptureFile.Open("no-such.pcap")).Message);
        Assert.EndsWith("is a folder, not a capture", Assert.Throws<CaptureFileException>(() => CaptureFile.Open(Path.GetTempPath())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_packet_of_a_pipe_is_handed_over_before_the_next_one_is_written()
    {
        using var pipe = new System.IO.Pipes.AnonymousPipeServerStream(System.IO.Pipes.PipeDirection.Out);
        using var reader = new System.IO.Pipes.AnonymousPipeClientStream(System.IO.Pipes.PipeDirection.In, pipe.ClientSafePipeHandle);
        pipe.Write(Small.AsSpan(0, 24 + 16 + 3));
        using var source = CaptureFile.Open(reader, "-");

        Assert.Equal(SourceStatus.Packet, Next(source));
        Assert.Equal("010203", KeptPacket.From(source.Current).Data);
        Assert.Equal(SourceStatus.Idle, source.MoveNext());

        pipe.Write(Small.AsSpan(24 + 16 + 3));
        Assert.Equal(SourceStatus.Packet, Next(source));
        Assert.Equal("0405", KeptPacket.From(source.Current).Data);

        pipe.Dispose();
        Assert.Equal(SourceStatus.End, Next(source));
    }

    [Fact]
    public void A_stream_that_breaks_off_is_damaged_there()
    {
        using var source = CaptureFile.Open(new BreakingStream(Small), "broken");

        Assert.Equal(SourceStatus.Packet, Next(source));
        Assert.Equal(SourceStatus.Packet, Next(source));
        Assert.Equal(SourceStatus.Damaged, Next(source));
        Assert.Equal(new("broken", Small.Length, $"cannot be read beyond {Small.Length} bytes: the disk is gone"), source.Damage);
    }

    private static SourceStatus Next(IPacketSource source)
    {
        var status = source.MoveNext();
        return status == SourceStatus.Idle ? source.MoveNext() : status;
    }

    private static byte[] Noise(int records)
    {
        var random = new Random(1);
        var builder = new PcapBuilder();
        var data = new byte[100];
        for (var i = 0u; i < records; i++)
        {
            random.NextBytes(data);
            builder.Record(i, 0, data);
        }

        return builder.ToArray();
    }

    private static byte[] Packed(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    private sealed class BreakingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) =>
            base.Read(buffer, offset, count) is > 0 and var read ? read : throw new IOException("the disk is gone.");
    }
}
