using System.Net;
using TcpSniff.Live.Devices;
using TcpSniff.Live.Filters;
using TcpSniff.Live.Sessions;
using TcpSniff.Packets;
using TcpSniff.Testing;

namespace TcpSniff.Live.Tests.Sessions;

public sealed class SshSessionTests
{
    private static readonly SshSession Session = SshSession.Parse("192.0.2.9 51022 192.0.2.1 22")!;

    [Theory]
    [InlineData("192.0.2.9 51022 192.0.2.1 22", "192.0.2.9:51022", "192.0.2.1:22")]
    [InlineData("2001:db8::9 51022 2001:db8::1 22", "[2001:db8::9]:51022", "[2001:db8::1]:22")]
    [InlineData("fe80::9%eth0 51022 fe80::1%eth0 22", "[fe80::9]:51022", "[fe80::1]:22")]
    [InlineData("::ffff:192.0.2.9 51022 ::ffff:192.0.2.1 22", "192.0.2.9:51022", "192.0.2.1:22")]
    public void The_session_is_read_from_the_environment_s_value(string value, string client, string server)
    {
        var session = SshSession.Parse(value)!;

        Assert.Equal((client, server), (session.Client.ToString(), session.Server.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("192.0.2.9 51022 192.0.2.1")]
    [InlineData("192.0.2.9 51022 192.0.2.1 70000")]
    [InlineData("somewhere 51022 192.0.2.1 22")]
    public void Anything_else_is_no_session(string value) => Assert.Null(SshSession.Parse(value));

    [Theory]
    [InlineData(null, true)]
    [InlineData("tcp", true)]
    [InlineData("tcp port 22 or tcp port 80", true)]
    [InlineData("tcp port 80", false)]
    public void Its_packets_are_left_out_in_both_directions_and_no_others(string? filter, bool wantsOtherSessions)
    {
        using var compiled = BpfFilter.Compile(Session.LeaveOut(filter), LinkType.Ethernet);
        var own = Packet.Tcp("192.0.2.9:51022", "192.0.2.1:22");
        var other = Packet.Tcp("192.0.2.9:51023", "192.0.2.1:22");

        Assert.False(compiled.Matches(Packet.Raw(own.ToBytes())));
        Assert.False(compiled.Matches(Packet.Raw(own.Answer().ToBytes())));
        Assert.Equal(wantsOtherSessions, compiled.Matches(Packet.Raw(other.ToBytes())));
    }

    [Fact]
    public void It_runs_over_the_device_that_has_its_address_and_over_any()
    {
        var own = new CaptureDevice { Name = "eth0", Addresses = [new DeviceAddress(IPAddress.Parse("192.0.2.1"), 24)] };
        var other = new CaptureDevice { Name = "lo", Addresses = [new DeviceAddress(IPAddress.Loopback, 8)] };

        Assert.True(Session.RunsOver(own));
        Assert.True(Session.RunsOver(new CaptureDevice { Name = "any" }));
        Assert.False(Session.RunsOver(other));
    }
}
