using TcpSniff.Live.Errors;
using TcpSniff.Live.Rights;

namespace TcpSniff.Live.Tests.Rights;

public sealed class PrivilegesTests
{
    [RootFact]
    public async Task Every_thread_becomes_the_other_user_for_good_without_capabilities_and_the_open_device_stays()
    {
        var lines = (await ChildProgram.RunAsync(nameof(Deeds.GiveUpRights))).Split('\n');

        var nobody = File.ReadLines("/etc/passwd").First(line => line.StartsWith("nobody:", StringComparison.Ordinal)).Split(':')[2];
        Assert.Equal(
            [
                "sealed: True", $"Uid: {nobody} {nobody} {nobody} {nobody}", "CapEff: 0000000000000000", "CapPrm: 0000000000000000", "CapAmb: 0000000000000000",
                "NoNewPrivs: 1", "Seccomp: 2", "no program is run", "3 packets", "cannot become user root: Operation not permitted",
            ],
            lines[..10]);
    }

    [RootFact]
    public async Task Without_rights_one_line_says_how_to_get_them()
    {
        var message = await ChildProgram.RunAsync(nameof(Deeds.CaptureWithoutRights));

        Assert.Equal(
            $"cannot capture on lo: permission denied. Run with sudo, or once: sudo setcap cap_net_raw,cap_net_admin=eip {Environment.ProcessPath}\n",
            message);
    }

    [RootFact]
    public async Task Without_rights_an_unknown_device_is_still_unknown()
    {
        Assert.StartsWith("no interface \"l0\". Did you mean lo?", await ChildProgram.RunAsync(nameof(Deeds.CaptureOnUnknownDeviceWithoutRights)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_user_is_an_error()
    {
        var error = Assert.Throws<PrivilegeDropException>(() => Privileges.DropTo("nobody-of-that-name"));

        Assert.Equal("cannot become user nobody-of-that-name: there is no such user", error.Message);
    }
}
