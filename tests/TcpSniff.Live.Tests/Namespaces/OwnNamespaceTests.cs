using TcpSniff.Live.Namespaces;

namespace TcpSniff.Live.Tests.Namespaces;

public sealed class OwnNamespaceTests
{
    [RootFact]
    public async Task An_ordinary_user_captures_in_a_namespace_of_its_own()
    {
        var lines = (await ChildProgram.RunAsync(nameof(Deeds.CaptureInOwnNamespace))).Split('\n');
        Assert.SkipWhen(lines[0] == "possible: False", "this system lets no user make namespaces");

        Assert.Equal(["possible: True", "cannot capture on lo: it is down. Bring it up with: sudo ip link set lo up", "up: True", "captured: 4 packets"], lines[..4]);
    }

    [Fact]
    public void This_process_is_in_none()
    {
        Assert.False(OwnNamespace.IsEntered);
    }
}
