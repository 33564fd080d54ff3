using TcpSniff.Live.Namespaces;

namespace TcpSniff.Live.Tests.Devices;

public sealed class DeviceFateTests
{
    [RootFact]
    public async Task A_device_that_goes_down_is_idle_until_it_comes_up_again()
    {
        Assert.SkipUnless(OwnNamespace.IsPossible(), "this system lets nobody make namespaces");

        Assert.Equal("down: Idle Idle\nup: 3 packets\n", await ChildProgram.RunAsync(nameof(Deeds.CaptureWhileTheDeviceGoesDown)));
    }

    [RootFact]
    public async Task A_device_that_vanishes_ends_the_capture_in_libpcap_s_words()
    {
        Assert.SkipUnless(OwnNamespace.IsPossible() && File.Exists("/sbin/ip"), "this system lets nobody make namespaces, or has no ip(8)");

        var lines = (await ChildProgram.RunAsync(nameof(Deeds.CaptureOnADeviceThatVanishes))).Split('\n');

        Assert.Equal("Idle", lines[0]);
        Assert.Equal("Damaged: CaptureDamage { File = gone0, Offset = , Problem = The interface disappeared }", lines[1]);
    }
}
