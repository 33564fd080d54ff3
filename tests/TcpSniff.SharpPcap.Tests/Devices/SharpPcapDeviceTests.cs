using TcpSniff.Capture;
using TcpSniff.Live;
using TcpSniff.Live.Devices;
using TcpSniff.Live.Errors;
using TcpSniff.Live.Tests;
using TcpSniff.SharpPcap.Devices;

namespace TcpSniff.SharpPcap.Tests.Devices;

public class SharpPcapDeviceTests
{
    [CaptureFact]
    public void The_same_packets_come_as_from_the_native_source()
    {
        using var conversation = new Conversation();
        var options = new LiveOptions { Filter = conversation.Filter };
        using var sharp = SharpPcapDevice.Open("lo", options);
        using var native = LiveSource.Open("lo", options);
        conversation.Open().Say("hello\n");

        var expected = CapturedPacket.Pull(native, so => so.Any(packet => packet.Holds("hello\n")));
        var captured = CapturedPacket.Pull(sharp, so => so.Any(packet => packet.Holds("hello\n")));

        Assert.Equal(expected.Select(Describe), captured.Select(Describe));
        Assert.Equal(native.Interfaces, sharp.Interfaces);
        Assert.Contains(captured, packet => packet.Time.Nanoseconds % 1000 != 0);
    }

    [CaptureFact]
    public void Immediate_mode_and_a_snap_length_are_passed_on()
    {
        using var conversation = new Conversation();
        using var source = SharpPcapDevice.Open("lo", new LiveOptions { Filter = conversation.Filter, Immediate = true, SnapLength = 40 });
        conversation.Open();

        Assert.All(CapturedPacket.Pull(source, so => so.Count >= 3), packet => Assert.Equal(40, packet.Data.Length));
    }

    [CaptureFact]
    public void An_end_that_was_set_hands_over_what_came_before_and_counts_it()
    {
        using var conversation = new Conversation();
        using var source = SharpPcapDevice.Open("lo", new LiveOptions { Filter = conversation.Filter });
        conversation.Open();
        source.Break();

        Assert.Equal(3, CapturedPacket.Pull(source, _ => false).Count);
        Assert.Equal(SourceStatus.End, source.MoveNext());
        Assert.NotNull(source.Drops);
    }

    [CaptureFact]
    public void A_filter_that_is_none_is_answered_as_by_the_native_source() => Assert.Equal(
        Assert.Throws<BadFilterException>(() => LiveSource.Open("lo", new LiveOptions { Filter = "tcp porrt 3" })).Message,
        Assert.Throws<BadFilterException>(() => SharpPcapDevice.Open("lo", new LiveOptions { Filter = "tcp porrt 3" })).Message);

    [CaptureFact]
    public void An_unknown_device_is_answered_with_close_names() =>
        Assert.Contains("lo", Assert.Throws<NoSuchDeviceException>(() => SharpPcapDevice.Open("loo", new LiveOptions())).Closest);

    [CaptureFact]
    public void The_devices_are_those_of_libpcap()
    {
        var (sharp, native) = (SharpPcapDevices.List(), CaptureDevices.List());

        Assert.Equal(native.Select(device => (device.Name, device.Flags)), sharp.Select(device => (device.Name, device.Flags)));
        Assert.Equal(native.SelectMany(device => device.Addresses), sharp.SelectMany(device => device.Addresses));
    }

    // Each source has the stamps of its own socket.
    private static (string, int, Packets.LinkType) Describe(CapturedPacket packet) => (Convert.ToHexString(packet.Data), packet.OriginalLength, packet.LinkType);
}
