using TcpSniff.Packets;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Cli.Tests.Analyzing;

public sealed class NamesTests : IDisposable
{
    private readonly Workbench _bench = new();

    [Theory]
    [InlineData("timeline", "10.0.0.1:40000 → 10.0.0.2:80 (www.example.com)")]
    [InlineData("connections", "10.0.0.2:80 (www.example.com)")]
    [InlineData("summary", "10.0.0.2 (www.example.com)")]
    public void A_name_that_is_answered_later_or_filtered_away_stands_beside_its_address(string view, string expected)
    {
        var answer = new DnsMessage("www.example.com").Address("www.example.com", "10.0.0.2").ToArray();
        var file = _bench.File("named.pcap", new PcapBuilder()
            .Record(1, 0, Packet.Tcp().Seq(100).Ack(200).Payload("hello").ToBytes())
            .Record(2, 0, Wire.Ethernet(Wire.IPv4(IpAddress.Parse("10.0.0.53"), IpAddress.Parse("10.0.0.1"), 17, Wire.Udp(53, 4000, answer))))
            .ToArray());

        Assert.Contains(expected, Workbench.Analyze(file, "--view", view, "--names", "-f", "tcp").Output, StringComparison.Ordinal);
        Assert.Contains(expected, Workbench.Analyze(file, "--view", view, "--names", "--workers", "2").Output, StringComparison.Ordinal);
        Assert.DoesNotContain("example", Workbench.Analyze(file, "--view", view).Output, StringComparison.Ordinal);
    }

    public void Dispose() => _bench.Dispose();
}
