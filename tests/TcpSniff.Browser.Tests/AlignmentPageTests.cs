using System.Text.Json;
using TcpSniff.Cli.Tests.Processes;
using Xunit;

namespace TcpSniff.Browser.Tests;

/// <summary>The page of two captures: the client's clock, the way, the server's clock.</summary>
public sealed class AlignmentPageTests(Browser browser) : IDisposable
{
    private static readonly string[] Captures = [Reports.Capture("both-ends/client"), Reports.Capture("both-ends/server")];

    private static readonly string[] Ends = ["client_frame", "server_frame"];

    private readonly Reports _reports = new();

    [Fact]
    public async Task Segments_go_from_one_clock_to_the_other_and_the_lost_ones_end_on_the_way()
    {
        await using var window = await browser.OpenAsync(1280, 2400);
        await window.GoToFileAsync(_reports.By(["align", .. Captures]));

        var lanes = await window.Page.Locator(".drawing text.state").EvaluateAllAsync<string[]>("lanes => lanes.map(lane => lane.textContent)");
        var places = await window.Page.Locator(".drawing text.state").EvaluateAllAsync<double[]>("lanes => lanes.map(lane => Number(lane.getAttribute('x')))");
        Assert.Equal(["client's clock", "the way", "server's clock"], lanes);
        Assert.True(places[0] < places[1] && places[1] < places[2]);

        var drawn = await DrawnAsync(window);
        var wanted = Sightings();
        Assert.Equal(wanted.Count, drawn.Count);
        Assert.Equal(wanted.Count(one => Fate(one) == "lost"), drawn.Count(one => one.Fate == "lost"));
        var lifelines = await window.Page.Locator(".drawing line.life").EvaluateAllAsync<double[]>("lines => lines.map(line => Number(line.getAttribute('x1')))");
        foreach (var (fate, x1, y1, x2, y2) in drawn.Where(one => one.Fate is "arrived" or "lost"))
        {
            // What arrives reaches the other lifeline below the place where it left; what is lost does not.
            Assert.Contains(x1, lifelines);
            Assert.Equal(fate == "arrived", lifelines.Contains(x2) && y2 > y1);
        }

        Assert.Empty(window.Troubles);
        Assert.Single(window.Requests);
    }

    [Fact]
    public async Task Keys_walk_through_the_segments_and_each_says_where_it_was_seen()
    {
        await using var window = await browser.OpenAsync();
        await window.GoToFileAsync(_reports.By(["align", .. Captures]));
        await window.PressAsync([.. Enumerable.Repeat("ArrowUp", 80)]);
        foreach (var sighting in Sightings())
        {
            var said = await window.Page.Locator(".explain").InnerTextAsync();
            Assert.Contains(Fate(sighting), said, StringComparison.Ordinal);
            foreach (var frame in Frames(sighting))
            {
                Assert.Contains($"frame {frame} ", said, StringComparison.Ordinal);
            }

            await window.PressAsync("ArrowDown");
        }

        Assert.Empty(window.Troubles);
    }

    [Theory]
    [InlineData(360, "zh-Hans", "客户端的时钟")]
    [InlineData(1280, "zh-Hant", "用戶端的時鐘")]
    [InlineData(3840, "en", "client's clock")]
    public async Task It_fits_any_width_in_any_language(int width, string language, string lane)
    {
        await using var window = await browser.OpenAsync(width, dark: width == 1280);
        await window.GoToFileAsync(_reports.By(["align", .. Captures, "--lang", language]));
        Assert.True(await window.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        Assert.Equal(lane, await window.Page.Locator(".drawing text.state").First.TextContentAsync());
        await window.Page.Locator("button[title=en]").ClickAsync();
        Assert.Equal("client's clock", await window.Page.Locator(".drawing text.state").First.TextContentAsync());
        Assert.Empty(window.Troubles);
    }

    private static string Fate(JsonElement sighting) => sighting.GetProperty("fate").GetString()!;

    private static IEnumerable<long> Frames(JsonElement sighting) => Ends
        .Select(name => sighting.GetProperty(name)).Where(frame => frame.ValueKind == JsonValueKind.Number).Select(frame => frame.GetInt64());

    private static List<JsonElement> Sightings() =>
        [.. Executable.TcpSniff.Run(["align", .. Captures, "--format", "json"]).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement).Where(record => record.GetProperty("record").GetString() == "sighting" && Fate(record) != "copied")];

    /// <summary>All arrows: only those in sight are in the document, so the ladder is scrolled.</summary>
    private static async Task<List<(string Fate, double X1, double Y1, double X2, double Y2)>> DrawnAsync(Window window)
    {
        var arrows = await window.Page.EvaluateAsync<string[]>("""
            async () => {
              const scroll = document.querySelector('.ladder-scroll'), found = new Set();
              for (let top = 0; top < scroll.scrollHeight; top += 200) {
                scroll.scrollTop = top;
                await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
                scroll.querySelectorAll('g.step').forEach(step => {
                  const line = step.querySelector('line.arrow');
                  found.add([step.dataset.fate, ...['x1', 'y1', 'x2', 'y2'].map(name => line.getAttribute(name))].join(' '));
                });
              }
              return [...found];
            }
            """);
        return [.. arrows.Select(arrow => arrow.Split(' ')).Select(parts => (parts[0], Number(parts[1]), Number(parts[2]), Number(parts[3]), Number(parts[4])))];

        static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    public void Dispose() => _reports.Dispose();
}
