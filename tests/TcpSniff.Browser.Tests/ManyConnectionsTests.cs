using System.Globalization;
using TcpSniff.Packets;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Browser.Tests;

/// <summary>The table of a capture with ten thousand connections.</summary>
public sealed class ManyConnectionsTests(Browser browser) : IDisposable
{
    private const int Connections = 10_000;

    /// <summary>Ten times what a step took where this was measured, and more: a table that draws all of its rows takes seconds.</summary>
    private const double SlowestStep = 2_000;

    private readonly Reports _reports = new();

    [Fact]
    public async Task Ten_thousand_rows_are_drawn_as_they_scroll_by_and_stay_fluid()
    {
        await using var window = await browser.OpenAsync();
        var page = _reports.Of(_reports.File("many.pcap", Attempts()));
        await window.GoToFileAsync(page);
        Assert.Equal($"{Connections} shown", (await window.Page.Locator("#list .facts").InnerTextAsync()).Replace(",", "", StringComparison.Ordinal));

        var scroll = await StepAsync(window, "i => { list.scrollTop = (i + 1) * list.scrollHeight / 20 - list.clientHeight; }");
        Assert.Equal(Connections - 1, await LastRowAsync(window));
        var sort = await StepAsync(window, "i => document.querySelectorAll('#list th button')[i % 12].click()");
        var filter = await StepAsync(window, "i => { where.value = i % 2 ? '' : `client.port >= ${20000 + 500 * i}`; where.dispatchEvent(new Event('input')); }");
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{new FileInfo(page).Length / 1e6:F2} MB; a scroll {scroll.Milliseconds:F0} ms, a sort {sort.Milliseconds:F0} ms, a filter {filter.Milliseconds:F0} ms; {Math.Max(scroll.Rows, Math.Max(sort.Rows, filter.Rows))} rows in the document at most"));
        foreach (var (milliseconds, rows) in new[] { scroll, sort, filter })
        {
            Assert.InRange(rows, 1, 60);
            Assert.InRange(milliseconds, 0, SlowestStep);
        }

        Assert.Empty(window.Troubles);
    }

    [Fact]
    public async Task A_row_far_down_opens_its_connection()
    {
        await using var window = await browser.OpenAsync();
        await window.GoToFileAsync(_reports.Of(_reports.File("many.pcap", Attempts())));
        await window.Page.EvaluateAsync("document.querySelector('#list .scroll').scrollTop = 30 * 7777");
        await window.Page.Locator("tr.row[data-stream='7777']").ClickAsync();
        await Microsoft.Playwright.Assertions.Expect(window.Page.Locator("#connection h2").First).ToHaveTextAsync("Connection 7777");
    }

    /// <summary>Does something twenty times, each time until it is drawn: the mean time, and how many rows the document held at most.</summary>
    private static async Task<(double Milliseconds, int Rows)> StepAsync(Window window, string step)
    {
        var measured = await window.Page.EvaluateAsync<double[]>($$"""
            async () => {
              const list = document.querySelector('#list .scroll'), where = document.getElementById('where'), step = {{step}};
              const began = performance.now();
              let rows = 0;
              for (let i = 0; i < 20; i++) {
                step(i);
                await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
                rows = Math.max(rows, document.querySelectorAll('tr.row').length);
              }
              return [(performance.now() - began) / 20, rows];
            }
            """);
        return (measured[0], (int)measured[1]);
    }

    private static Task<int> LastRowAsync(Window window) => window.Page.EvaluateAsync<int>("Number([...document.querySelectorAll('tr.row')].at(-1).dataset.stream)");

    /// <summary>Connections that are refused at once.</summary>
    private static byte[] Attempts()
    {
        var file = new PcapBuilder();
        for (var i = 0; i < Connections; i++)
        {
            var client = Packet.Tcp($"10.1.{i / 250}.{1 + (i % 250)}:{20_000 + i}", "10.0.0.2:80").Flags(default);
            Record(client.Flags(TcpFlags.Syn).Seq(100), 2 * i);
            Record(client.Answer().Flags(TcpFlags.Rst).Seq(0).Ack(101), (2 * i) + 1);
        }

        return file.ToArray();

        void Record(TcpPacket packet, int milliseconds) => file.Record((uint)(milliseconds / 1000), (uint)(milliseconds % 1000 * 1000), packet.ToBytes());
    }

    public void Dispose() => _reports.Dispose();
}
