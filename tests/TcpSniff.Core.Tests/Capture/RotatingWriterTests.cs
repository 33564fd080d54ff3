using TcpSniff.Capture;
using TcpSniff.Capture.Rotation;
using TcpSniff.Packets;
using Xunit;

namespace TcpSniff.Core.Tests.Capture;

/// <summary>Files turn as tcpdump's do, and no packet is lost between two of them.</summary>
public sealed class RotatingWriterTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 2, 3, 4, 5, 6, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("rotating-writer").FullName;
    private bool _full;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_that_is_larger_gets_no_more_packets_and_the_next_has_a_number()
    {
        Write(new(In("a.pcap"), MostBytes: 1000, Seconds: null, Files: null), packets: 40);

        Assert.Equal(["a.pcap", "a.pcap1", "a.pcap2", "a.pcap3", "a.pcap4"], Names);
        // A header of 24 bytes, then 116 a packet: the ninth is the first beyond 1,000 bytes.
        Assert.Equal([9, 9, 9, 9, 4], Names.Select(name => Packets(name).Count));
        Assert.Equal(Enumerable.Range(0, 40), Names.SelectMany(Packets));
    }

    [Fact]
    public void No_packet_is_lost_and_every_file_is_a_capture_of_its_own()
    {
        Write(new(In("a.pcapng"), MostBytes: 5000, Seconds: null, Files: null), packets: 500);

        Assert.True(Names.Count > 5);
        Assert.Equal(Enumerable.Range(0, 500), Directory.GetFiles(_folder).OrderBy(path => path.Length).ThenBy(path => path, StringComparer.Ordinal).SelectMany(path => Packets(Path.GetFileName(path))));
    }

    [Fact]
    public void Of_a_ring_the_oldest_file_is_written_anew()
    {
        Write(new(In("a.pcap"), MostBytes: 1000, Seconds: null, Files: 12), packets: 9 * 14);

        Assert.Equal(Enumerable.Range(0, 12).Select(number => $"a.pcap{number:D2}"), Names);
        Assert.Equal(9 * 12, Packets("a.pcap00")[0]);
        Assert.Equal(9 * 2, Packets("a.pcap02")[0]);
    }

    [Fact]
    public void By_seconds_the_name_says_when_a_file_begins()
    {
        Write(new(In("%Y-%m-%d_%H%M%S.pcap"), MostBytes: null, Seconds: 10, Files: null), packets: 25);

        Assert.Equal(["2026-02-03_040506.pcap", "2026-02-03_040516.pcap", "2026-02-03_040526.pcap"], Names);
        Assert.Equal([10, 10, 5], Names.Select(name => Packets(name).Count));
    }

    [Fact]
    public void Without_a_time_in_the_name_the_file_is_written_anew()
    {
        Write(new(In("a.pcap"), MostBytes: null, Seconds: 10, Files: null), packets: 25);

        Assert.Equal(Enumerable.Range(20, 5), Packets(Assert.Single(Names)));
    }

    [Fact]
    public void By_seconds_the_capture_ends_with_the_last_file()
    {
        Write(new(In("%s.pcap"), MostBytes: null, Seconds: 10, Files: 2), packets: 25);

        Assert.True(_full);
        Assert.Equal(Enumerable.Range(0, 20), Names.SelectMany(Packets));
    }

    [Theory]
    [InlineData("%F %T %j %s", "2026-02-03 04:05:06 034 1770091506")]
    [InlineData("%a %b %e %y %I%p", "Tue Feb  3 26 04AM")]
    [InlineData("100%% %q 50%", "100% %q 50%")]
    public void Conversions_are_those_of_strftime(string pattern, string name)
    {
        var rule = new RotationRule(pattern, null, 60, null);

        Assert.Equal(name, rule.NameOf(Start, 0));
    }

    private IReadOnlyList<string> Names => [.. Directory.GetFiles(_folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private string In(string name) => Path.Combine(_folder, name);

    /// <summary>Writes packets of a hundred bytes that count from 0, one a second.</summary>
    private void Write(RotationRule rule, int packets)
    {
        CaptureInterface[] interfaces = [new() { LinkType = LinkType.Ethernet }];
        using var writer = new RotatingWriter(rule, interfaces, Start, () => _full = true);
        var data = new byte[100];
        for (var i = 0; i < packets; i++)
        {
            BitConverter.TryWriteBytes(data, i);
            writer.Write(new RawPacket { Data = data, OriginalLength = 100, Time = CaptureTime.Of(Start.AddSeconds(i)), LinkType = LinkType.Ethernet });
        }
    }

    private List<int> Packets(string name)
    {
        var numbers = new List<int>();
        using var source = CaptureFile.Open(In(name));
        while (source.MoveNext() == SourceStatus.Packet)
        {
            numbers.Add(BitConverter.ToInt32(source.Current.Data));
        }

        Assert.Null(source.Damage);
        return numbers;
    }
}
