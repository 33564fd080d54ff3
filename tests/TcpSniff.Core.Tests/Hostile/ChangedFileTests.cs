using TcpSniff.Capture;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Hostile;

/// <summary>Files that change while they are read.</summary>
public sealed class ChangedFileTests : IDisposable
{
    private const int Packets = 20_000;

    private readonly string _path = Path.GetTempFileName();

    public ChangedFileTests() => File.WriteAllBytes(_path, Capture(Packets));

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData(0)]
    [InlineData(1_000_000)]
    [InlineData(1_000_003)]
    public void One_that_is_cut_short_ends_there_and_is_damaged_where_a_packet_is_cut(long length)
    {
        using var source = CaptureFile.Open(_path);
        var read = Read(source, 100);
        using (var file = new FileStream(_path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.SetLength(length);
        }

        read += Read(source, int.MaxValue);

        Assert.InRange(read, 100, Packets - 1);
    }

    [Fact]
    public void One_that_is_replaced_is_read_as_it_was()
    {
        using var source = CaptureFile.Open(_path);
        var read = Read(source, 100);
        File.WriteAllBytes(_path + ".new", "something else"u8);
        File.Move(_path + ".new", _path, overwrite: true);

        Assert.Equal(Packets, read + Read(source, int.MaxValue));
        Assert.Null(source.Damage);
    }

    [Fact]
    public void One_that_is_written_over_ends_with_damage_or_goes_on()
    {
        using var source = CaptureFile.Open(_path);
        var read = Read(source, 100);
        var noise = new byte[new FileInfo(_path).Length];
        new Random(1).NextBytes(noise);
        using (var file = new FileStream(_path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.Write(noise);
        }

        read += Read(source, int.MaxValue);

        Assert.InRange(read, 100, Packets);
        Assert.NotNull(source.Damage);
    }

    private static int Read(IPacketSource source, int most)
    {
        var read = 0;
        while (read < most && source.MoveNext() == SourceStatus.Packet)
        {
            read++;
        }

        return read;
    }

    private static byte[] Capture(int packets)
    {
        var file = new PcapBuilder();
        var packet = Packet.Tcp().Payload(new byte[60]).ToBytes();
        for (var i = 0u; i < packets; i++)
        {
            file.Record(1 + (i / 1000), i % 1000, packet);
        }

        return file.ToArray();
    }
}
