using System.Net;
using TcpSniff.Live.Devices;
using TcpSniff.Packets;

namespace TcpSniff.Live.Tests.Devices;

public sealed class CaptureDevicesTests
{
    [Fact]
    public void Loopback_is_listed_with_its_address_and_state()
    {
        var loopback = CaptureDevices.List().Single(device => device.Name == "lo");

        Assert.Contains(new DeviceAddress(IPAddress.Loopback, 8), loopback.Addresses);
        Assert.True(loopback.Has(IPAddress.Loopback));
        Assert.True(loopback.Flags.HasFlag(DeviceFlags.Loopback | DeviceFlags.Up | DeviceFlags.Running));
    }

    [CaptureFact]
    public void A_probe_tells_link_type_and_permission()
    {
        var loopback = CaptureDevices.List(probe: true).Single(device => device.Name == "lo");

        Assert.Equal(LinkType.Ethernet, loopback.LinkType);
        Assert.True(loopback.MayCapture);
    }

    [Fact]
    public void Without_a_probe_nothing_is_claimed()
    {
        Assert.All(CaptureDevices.List(), device => Assert.Null(device.MayCapture));
    }
}
