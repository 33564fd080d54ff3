using TcpSniff.Cli.Tests.Processes;
using TcpSniff.Packets;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Cli.Tests.Analyzing;

public sealed class FollowTests : IDisposable
{
    private readonly Workbench _bench = new();

    [Fact]
    public void One_connection_of_several_is_followed()
    {
        var outcome = Follow(_bench.File("talks.pcap", Talks.Pcap(3)), "2");
        Assert.Equal((0, "> hello 2\n", ""), (outcome.Code, outcome.Output, outcome.Errors));
    }

    [Fact]
    public void The_bytes_of_one_side_stand_alone()
    {
        var file = _bench.File("talks.pcap", Talks.Pcap(1));
        Assert.Equal("hello 0\n", Follow(file, "0", "--as", "raw", "--from", "client").Output);
        Assert.Equal("", Follow(file, "0", "--as", "raw", "--from", "server").Output);
    }

    [Theory]
    [InlineData(1, "holds one, number 0")]
    [InlineData(4, "holds 4, numbers 0 to 3")]
    public void A_number_that_does_not_exist_is_answered_with_those_that_do(int connections, string expected)
    {
        var outcome = Follow(_bench.File("talks.pcap", Talks.Pcap(connections)), "9");
        Assert.Equal((2, ""), (outcome.Code, outcome.Output));
        Assert.Contains(expected, Assert.Single(outcome.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_capture_is_followed_up_to_the_damage()
    {
        byte[] damaged = [.. Talks.Pcap(1), 1, 2, 3];
        var outcome = Follow(_bench.File("talks.pcap", damaged), "0");
        Assert.Equal((3, "> hello 0\n"), (outcome.Code, outcome.Output));
    }

    [Theory]
    [InlineData("client", "tcpsniff: 5 bytes of the client are missing (--as text shows where)\n")]
    [InlineData("server", "")]
    public void What_is_missing_from_raw_bytes_is_said_beside_them(string side, string expected)
    {
        var client = Packet.Tcp();
        var file = new PcapBuilder()
            .Record(1, 0, client.Flags(TcpFlags.Syn).Seq(100).ToBytes())
            .Record(1, 1, client.Answer().Flags(TcpFlags.Syn).Seq(300).Ack(101).ToBytes())
            .Record(1, 2, client.Seq(106).Ack(301).Payload("later").ToBytes());

        var outcome = Follow(_bench.File("hole.pcap", file.ToArray()), "0", "--as", "raw", "--from", side);

        Assert.Equal((side == "client" ? "later" : "", expected), (outcome.Output, outcome.Errors));
    }

    private static Outcome Follow(params IReadOnlyList<string> arguments) => Executable.TcpSniff.Run(["follow", .. arguments]);

    public void Dispose() => _bench.Dispose();
}
