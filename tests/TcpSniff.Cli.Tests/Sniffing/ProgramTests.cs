using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using TcpSniff.Cli.Tests.Processes;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Cli.Tests.Sniffing;

/// <summary>Whose the sockets are, with real programs.</summary>
public sealed class ProgramTests : IDisposable
{
    private static readonly string[] Json = ["--view", "connections", "--format", "json"];

    private readonly Loopback _loopback = new();
    private readonly TemporaryFolder _folder = new();

    public ProgramTests() => Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root may capture");

    public void Dispose()
    {
        _loopback.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData]
    [InlineData("-Z", "nobody")]
    public void Both_programs_are_shown_also_when_one_is_gone_and_rights_were_dropped(params string[] rights)
    {
        using var sniff = Sniff.Start(_loopback, [.. rights, .. Json]);

        var pid = LetShellTalk();
        Sniff.Interrupt(sniff);

        using var record = JsonDocument.Parse(Executable.Finish(sniff).Output);
        var process = record.RootElement.GetProperty("process");
        Assert.Equal((pid, "bash", "root"), Read(process.GetProperty("client")));
        Assert.Equal((Environment.ProcessId, File.ReadAllText("/proc/self/comm").TrimEnd('\n'), "root"), Read(process.GetProperty("server")));
    }

    [Fact]
    public void A_packet_of_the_connection_keeps_them_as_a_comment_and_the_timeline_says_them()
    {
        var file = _folder.PathOf("talk.pcapng");
        using var sniff = Sniff.Start(_loopback, "-w", file);

        var pid = LetShellTalk();
        Sniff.Interrupt(sniff);
        var outcome = Executable.Finish(sniff);

        var expected = string.Create(CultureInfo.InvariantCulture, $"client bash {pid} (root)");
        var comments = SourceReading.Of(File.ReadAllBytes(file)).Packets.Select(packet => System.Text.Encoding.UTF8.GetString(Convert.FromHexString(packet.Options)));
        Assert.Single(comments, comment => comment.Contains(expected, StringComparison.Ordinal));
        Assert.Contains(expected.Replace("client ", "client: ", StringComparison.Ordinal), outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Programs_that_come_and_go_by_hundreds_cost_no_packet()
    {
        using var sniff = Sniff.Start(_loopback, "--view", "summary", "--format", "json");
        using var flood = Process.Start("bash", ["-c", string.Create(CultureInfo.InvariantCulture, $"for i in $(seq 400); do (exec 3<>/dev/tcp/127.0.0.1/{_loopback.Port}); done")]);

        for (var i = 0; i < 400; i++)
        {
            _loopback.Accept().Dispose();
        }

        flood.WaitForExit();
        Sniff.Interrupt(sniff);
        var outcome = Executable.Finish(sniff);

        Assert.Contains("0 dropped by the kernel", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("\"connections\":400", outcome.Output, StringComparison.Ordinal);
    }

    private int LetShellTalk()
    {
        using var shell = Process.Start("bash", ["-c", string.Create(CultureInfo.InvariantCulture, $"exec 3<>/dev/tcp/127.0.0.1/{_loopback.Port}; echo hello >&3; read -t 10 <&3; echo bye >&3")]);
        using var server = _loopback.Accept();
        Thread.Sleep(1500);
        server.Send("well\n"u8.ToArray());
        shell.WaitForExit();
        server.Receive(new byte[100], SocketFlags.None);
        return shell.Id;
    }

    private static (int Pid, string? Name, string? User) Read(JsonElement owner) =>
        (owner.GetProperty("pid").GetInt32(), owner.GetProperty("name").GetString(), owner.GetProperty("user").GetString());
}
