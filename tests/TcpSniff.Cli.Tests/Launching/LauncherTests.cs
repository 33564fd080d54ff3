using TcpSniff.Cli.Tests.Processes;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Cli.Tests.Launching;

public class LauncherTests
{
    [Fact]
    public void The_launcher_adds_nothing_to_standard_output()
    {
        var launched = Executable.Launcher.Run("--help");

        Assert.Equal(0, launched.Code);
        Assert.Equal(Executable.TcpSniff.Run("--help").Output, launched.Output);
    }

    [Fact]
    public void The_exit_code_is_passed_through() => Assert.Equal(2, Executable.Launcher.Run("no-such-command").Code);

    [Fact]
    public void Arguments_arrive_as_they_were_given() =>
        Assert.Contains("\"two words\"", Executable.Launcher.Run("analyze", "x", "--view", "two words").Errors);

    [Fact]
    public void A_symbolic_link_leads_to_the_checkout_from_anywhere()
    {
        using var folder = new TemporaryFolder();
        var link = folder.PathOf("sniff");
        File.CreateSymbolicLink(link, Repository.PathOf("tcpsniff"));

        Assert.Equal(0, new Executable(link) { Folder = "/" }.Run("--version").Code);
    }

    [Fact]
    public void Launches_at_the_same_time_do_not_disturb_each_other()
    {
        var processes = Enumerable.Range(0, 4).Select(_ => Executable.Launcher.Start("--version")).ToList();

        Assert.All(processes.Select(Executable.Finish), outcome => Assert.Equal(0, outcome.Code));
    }

    [Fact]
    public void Somebody_else_can_use_the_build_of_the_one_who_owns_the_checkout()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root can become somebody else");
        Assert.SkipUnless(OtherUser.CanReach(Repository.Root), "the checkout lies where others cannot look");
        Executable.Launcher.Run("--version");

        var outcome = OtherUser.Of(Executable.Launcher).Run([.. OtherUser.Before(Executable.Launcher), "--version"]);

        Assert.Equal((0, ""), (outcome.Code, outcome.Errors));
    }

    [Fact]
    public void A_machine_with_an_older_SDK_only_is_told_what_to_get()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("scripts"));
        File.Copy(Repository.PathOf("tcpsniff"), folder.PathOf("tcpsniff"));
        File.Copy(Repository.PathOf("scripts/setup.sh"), folder.PathOf("scripts/setup.sh"));
        File.Copy(Repository.PathOf("scripts/build.sh"), folder.PathOf("scripts/build.sh"));
        // The copy is executable, and stays so with another text.
        File.Copy(Repository.PathOf("tcpsniff"), folder.PathOf("dotnet"));
        File.WriteAllText(folder.PathOf("dotnet"), "#!/bin/sh\necho '8.0.100 [/opt/dotnet/sdk]'\n");
        var path = $"{folder.Path}:{Environment.GetEnvironmentVariable("PATH")}";

        var outcome = new Executable(folder.PathOf("tcpsniff")) { Variables = new Dictionary<string, string> { ["PATH"] = path } }.Run();

        Assert.Equal((1, ""), (outcome.Code, outcome.Output));
        Assert.StartsWith($"tcpsniff: needs the .NET 10 SDK, and {folder.PathOf("dotnet")} has none. Get it from https://dot.net/download", outcome.Errors);
    }
}
