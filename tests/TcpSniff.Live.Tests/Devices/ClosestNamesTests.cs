using TcpSniff.Live.Devices;

namespace TcpSniff.Live.Tests.Devices;

public sealed class ClosestNamesTests
{
    private static readonly string[] Names = ["eth0", "eth1", "any", "lo", "wlan0", "enp0s31f6"];

    [Theory]
    [InlineData("eht0", "eth0")]
    [InlineData("ETH1", "eth1")]
    [InlineData("wlan", "wlan0")]
    [InlineData("enp0", "enp0s31f6")]
    [InlineData("eth7", "eth0 eth1")]
    [InlineData("l", "lo")]
    [InlineData("docker0", "")]
    [InlineData("", "")]
    public void Slips_lead_to_the_names_that_were_meant(string typed, string meant) =>
        Assert.Equal(meant, string.Join(' ', ClosestNames.Of(typed, Names)));

    [Fact]
    public void A_name_without_end_is_not_compared() => Assert.Empty(ClosestNames.Of(new string('e', 1_000_000), Names));
}
