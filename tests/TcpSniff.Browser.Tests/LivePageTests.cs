using System.Diagnostics;
using System.Globalization;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Microsoft.Playwright;
using TcpSniff.Cli.Tests.Processes;
using Xunit;

namespace TcpSniff.Browser.Tests;

public sealed class LivePageTests(Browser browser) : IDisposable
{
    private readonly List<Process> _started = [];

    [Fact]
    public async Task A_chat_shows_while_it_takes_place_until_TIME_WAIT_counts_down()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root may capture");
        var port = FreePort();
        var sniff = Start("sniff", "-i", "lo", "-f", $"tcp port {port}", "--web");
        await using var window = await browser.OpenAsync();
        await window.GoToAsync(AddressIn(sniff));
        Assert.Contains("Waiting", await window.Page.Locator("#connection").InnerTextAsync(), StringComparison.Ordinal);

        Start("chat", "server", "--port", port);
        while (!IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(end => end.Port.ToString(CultureInfo.InvariantCulture) == port))
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        var client = Start("chat", "client", "--port", port, "--name", "ann");
        await client.StandardInput.WriteLineAsync("hello there");
        await window.Page.WaitForSelectorAsync("svg[data-state=ESTABLISHED]");
        await window.Page.WaitForSelectorAsync("g.step >> text=PSH ACK");

        // What is typed now is a new arrow, and the page goes there. The time it takes is told, not tested.
        var before = await window.Line.InnerTextAsync();
        var clock = Stopwatch.StartNew();
        await client.StandardInput.WriteLineAsync("does it show?");
        await Assertions.Expect(window.Line).Not.ToHaveTextAsync(before);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalMilliseconds:F0} ms from the keyboard to the page"));

        await client.StandardInput.WriteLineAsync("bye");
        await window.Page.WaitForSelectorAsync("svg[data-state=TIME-WAIT]");
        await Assertions.Expect(window.Page.Locator(".machines")).ToContainTextAsync("s left of 60");
        Assert.Equal("TIME-WAIT", await window.Machine(0).GetAttributeAsync("data-state"));

        await Process.Start("kill", ["-INT", sniff.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExitAsync(TestContext.Current.CancellationToken);
        await window.Page.WaitForSelectorAsync(".live.over");
        Assert.Empty(window.Troubles);
    }

    [Fact]
    public async Task The_demo_begins_when_its_page_is_open_and_shows_the_calls_that_cause_each_segment()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root may capture");
        var demo = Start("demo", "--web");
        await using var window = await browser.OpenAsync(height: 2000);
        await window.GoToAsync(AddressIn(demo));
        await window.Page.WaitForSelectorAsync("svg[data-state=TIME-WAIT]");
        await window.Page.WaitForSelectorAsync(".live.over");

        await window.Page.EvaluateAsync("document.querySelector('.ladder-scroll').scrollTop = 0");
        // What is scrolled to is drawn with the next frame.
        await window.Page.Locator(".ladder .call", new() { HasText = "connect(" }).First.WaitForAsync();
        var calls = await window.Page.Locator(".ladder .call").AllTextContentsAsync();
        Assert.Contains(calls, call => call.StartsWith("connect(", StringComparison.Ordinal));
        Assert.Contains(calls, call => call.StartsWith("send(", StringComparison.Ordinal));

        await Process.Start("kill", ["-INT", demo.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExitAsync(TestContext.Current.CancellationToken);
        var outcome = Executable.Finish(demo);
        Assert.Equal(0, outcome.Code);
        Assert.Contains("teardown 4/4", outcome.Output, StringComparison.Ordinal);
        Assert.Empty(window.Troubles);
    }

    public void Dispose()
    {
        foreach (var process in _started)
        {
            if (!process.HasExited)
            {
                process.Kill();
            }

            process.Dispose();
        }
    }

    private static string FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }

    private static string AddressIn(Process sniff)
    {
        while (sniff.StandardError.ReadLine() is { } line)
        {
            if (line.Split(' ').FirstOrDefault(word => word.StartsWith("http://127.0.0.1:", StringComparison.Ordinal)) is { } address)
            {
                return address;
            }
        }

        throw new InvalidOperationException("no address was printed");
    }

    private Process Start(params string[] arguments)
    {
        var process = Executable.TcpSniff.Start(arguments);
        _started.Add(process);
        return process;
    }
}
