using System.Globalization;
using System.Text.Json;
using TcpSniff.Cli.Tests.Processes;
using TcpSniff.Packets;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Browser.Tests;

public sealed class ReportPageTests(Browser browser) : IDisposable
{
    private readonly Reports _reports = new();

    [Fact]
    public async Task A_learner_walks_a_connection_with_one_key_from_SYN_to_TIME_WAIT()
    {
        await using var window = await browser.OpenAsync();
        await window.GoToFileAsync(_reports.Of(Reports.Capture("lab/close-by-client")));

        var walked = new List<string>();
        for (var before = ""; await window.Line.InnerTextAsync() is var line && line != before; before = line)
        {
            walked.Add($"{await window.Machine(0).GetAttributeAsync("data-state")}/{await window.Machine(1).GetAttributeAsync("data-state")}");
            await window.PressAsync("ArrowDown");
        }

        Assert.Equal("SYN-SENT/SYN-RECEIVED", walked[0]);
        Assert.Contains("ESTABLISHED/ESTABLISHED", walked);
        Assert.Contains(walked, states => states.StartsWith("FIN-WAIT-1/", StringComparison.Ordinal));
        Assert.Equal("TIME-WAIT/CLOSED", walked[^1]);
        Assert.Equal("LAST-ACK>CLOSED", await window.Machine(1).GetAttributeAsync("data-taken"));
        Assert.Empty(window.Troubles);
    }

    [Theory]
    [InlineData("en", "chat-room")]
    [InlineData("zh-Hans", "lab/loss-fast-retransmit")]
    [InlineData("zh-Hant", "lab/zero-window")]
    [InlineData("en", "lab/reordering")]
    [InlineData("zh-Hans", "lab/simultaneous-open")]
    public async Task The_page_says_what_the_timeline_says(string language, string name)
    {
        var capture = Reports.Capture(name);
        var story = Squeezed(Executable.TcpSniff.Run(["analyze", capture, "--view", "timeline", "--lang", language, "--connection", "0"]).Output);
        await using var window = await browser.OpenAsync();
        await window.GoToFileAsync(_reports.Of(capture, "--lang", language, "--connection", "0"));
        foreach (var segment in Reports.Records(capture, "--view", "segments", "--lang", language, "--connection", "0"))
        {
            Assert.Contains($" {segment.GetProperty("frame")} ", await window.Line.InnerTextAsync(), StringComparison.Ordinal);
            var told = (await window.Page.Locator("g.step.now").GetAttributeAsync("aria-label"))!;
            var note = segment.GetProperty("note").GetString()!;
            Assert.DoesNotMatch("\\b(null|undefined|NaN)\\b", await window.Page.Locator("header, .title, .explain").EvaluateAllAsync<string>("parts => parts.map(part => part.innerText).join('\\n')"));
            Assert.Contains(note, told, StringComparison.Ordinal);
            // What only the end of the story shows, the timeline says in its text.
            Assert.Contains(Squeezed(told[(told.IndexOf(note, StringComparison.Ordinal) + note.Length)..]), story, StringComparison.Ordinal);
            await window.PressAsync("ArrowDown");
        }

        Assert.Empty(window.Troubles);
    }

    [Fact]
    public async Task A_link_leads_to_a_frame_of_a_connection_and_its_evidence_lights_up()
    {
        var capture = Reports.Capture("lab/loss-fast-retransmit");
        var again = Reports.Records(capture, "--view", "segments").First(segment => segment.GetProperty("retransmission_of_frame").ValueKind == JsonValueKind.Number);
        await using var window = await browser.OpenAsync();
        await window.GoToFileAsync(_reports.Of(capture), $"#connection=0&frame={again.GetProperty("frame")}");

        Assert.Contains($"frame {again.GetProperty("frame")} ", await window.Line.InnerTextAsync(), StringComparison.Ordinal);
        await window.Page.Locator($".explain a[data-frame='{again.GetProperty("retransmission_of_frame")}']").ClickAsync();
        Assert.Contains($"frame {again.GetProperty("retransmission_of_frame")} ", await window.Line.InnerTextAsync(), StringComparison.Ordinal);
        Assert.EndsWith($"frame={again.GetProperty("retransmission_of_frame")}", window.Page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("state TIME-WAIT")]
    [InlineData("retransmitted_segments > 0 or duration > 100ms")]
    [InlineData("not (port 12345) or stream 2")]
    [InlineData("net 10.0.0.0/8 and client_to_server.payload_bytes >= 10")]
    [InlineData("host 10.99.0.1 && !state CLOSED")]
    [InlineData("handshake = complete and syn_rtt.server < 1s")]
    [InlineData("finding fast-retransmit")]
    public async Task The_table_filters_in_the_words_of_where(string words)
    {
        var capture = Reports.Capture("lab/many-clients");
        await using var window = await browser.OpenAsync();
        await window.GoToFileAsync(_reports.Of(capture));
        await window.Page.Locator("#where").FillAsync(words);
        var shown = await window.Page.Locator("tr.row").EvaluateAllAsync<int[]>("rows => rows.map(row => Number(row.dataset.stream))");
        Assert.Equal(Reports.Records(capture, "--view", "connections", "--where", words).Select(row => row.GetProperty("stream").GetInt32()), shown);
        Assert.Empty(await window.Page.Locator(".bar .wrong").InnerTextAsync());
    }

    [Fact]
    public async Task What_comes_from_the_wire_is_text_and_nothing_of_it_runs()
    {
        string[] payloads = ["</script><script>window.pwned = 1</script>", "\"><img src=x onerror='window.pwned = 1'>", "{{script}} {0} ${alert(1)} <!--", "\u202e\u001b[31m<svg onload=pwned=1>"];
        var (file, seq, time) = (new PcapBuilder(), 101u, 0u);
        var client = Packet.Tcp("10.0.0.1:40000", "10.0.0.2:80").Flags(default);
        var server = client.Answer();
        Record(client.Flags(TcpFlags.Syn).Seq(100));
        Record(server.Flags(TcpFlags.Syn).Seq(300).Ack(101));
        foreach (var payload in payloads)
        {
            Record(client.Flags(TcpFlags.Psh).Seq(seq).Ack(301).Payload(payload));
            seq += (uint)System.Text.Encoding.UTF8.GetByteCount(payload);
        }

        var capture = _reports.File("<img src=x onerror=window.pwned=1>.pcap", file.ToArray());
        await using var window = await browser.OpenAsync();
        await window.GoToFileAsync(_reports.Of(capture));
        await window.PressAsync("ArrowDown", "ArrowDown");
        foreach (var payload in payloads.Take(3))
        {
            Assert.Contains(payload[..12].Replace("\"", "\\\"", StringComparison.Ordinal), await window.Sentence.InnerTextAsync(), StringComparison.Ordinal);
            await window.PressAsync("ArrowDown");
        }

        Assert.DoesNotMatch("\\b(null|undefined|NaN)\\b", await window.Page.Locator("body").InnerTextAsync());
        Assert.Equal("<img src=x onerror=window.pwned=1>.pcap", await window.Page.Locator("h1").InnerTextAsync());
        Assert.True(await window.Page.EvaluateAsync<bool>("window.pwned === undefined && !document.querySelector('img, iframe, object, svg[onload]')"));
        // Nothing but the page itself was ever asked for.
        Assert.Single(window.Requests);
        Assert.Empty(window.Troubles);

        void Record(TcpPacket packet) => file.Record(1, 1000 * time++, packet.ToBytes());
    }

    [Fact]
    public async Task The_policy_stops_a_script_that_would_connect()
    {
        await using var window = await browser.OpenAsync();
        await window.GoToFileAsync(_reports.Of(Reports.Capture("chat-echo")));
        Assert.True(await window.Page.EvaluateAsync<bool>("fetch('http://127.0.0.1:9/').then(() => false, () => true)"));
        Assert.Contains(window.Troubles, trouble => trouble.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(360, false)]
    [InlineData(1280, true)]
    [InlineData(3840, false)]
    public async Task Nothing_leaves_the_screen_at_any_width(int width, bool dark)
    {
        await using var window = await browser.OpenAsync(width, dark: dark);
        await window.GoToFileAsync(_reports.Of(Reports.Capture("lab/loss-fast-retransmit"), "--lang", "zh-Hans"));
        Assert.True(await window.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        // Light letters on dark paper, or the other way round.
        var (ink, paper) = (await Luminance("color"), await Luminance("backgroundColor"));
        Assert.True(dark ? ink > paper + 100 : paper > ink + 100, $"ink {ink}, paper {paper}");

        Task<double> Luminance(string property) => window.Page.EvaluateAsync<double>(
            "property => { const c = document.createElement('canvas').getContext('2d'); c.fillStyle = getComputedStyle(document.body)[property]; c.fillRect(0, 0, 1, 1); const d = c.getImageData(0, 0, 1, 1).data; return (d[0] + d[1] + d[2]) / 3; }", property);
    }

    [Fact]
    public async Task The_language_changes_on_the_page()
    {
        await using var window = await browser.OpenAsync();
        await window.GoToFileAsync(_reports.Of(Reports.Capture("chat-room")));
        Assert.StartsWith("handshake 1/3", await window.Sentence.InnerTextAsync(), StringComparison.Ordinal);
        await window.Page.GetByText("简").ClickAsync();
        Assert.StartsWith("三次握手 1/3", await window.Sentence.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("zh-Hans", await window.Page.EvaluateAsync<string>("document.documentElement.lang"));
    }

    [Fact]
    public async Task A_graph_is_saved_as_SVG_and_zooms_with_the_ladder()
    {
        await using var window = await browser.OpenAsync(height: 1600);
        await window.GoToFileAsync(_reports.Of(Reports.Capture("lab/slow-start")));
        var graph = window.Page.Locator("[data-graph=timeSequence]");
        var saved = await window.Page.RunAndWaitForDownloadAsync(() => graph.GetByText("SVG").ClickAsync());
        Assert.Equal("timeSequence.svg", saved.SuggestedFilename);
        using var reader = new StreamReader(await saved.CreateReadStreamAsync());
        var svg = System.Xml.Linq.XDocument.Parse(await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Equal("svg", svg.Root!.Name.LocalName);
        Assert.Contains(svg.Descendants(), one => one.Name.LocalName == "path");

        // A stretch that is dragged over fills the graph, and the ladder goes there.
        var box = (await graph.Locator("canvas").BoundingBoxAsync())!;
        await window.Page.Mouse.MoveAsync(box.X + (box.Width * 0.6f), box.Y + 50);
        await window.Page.Mouse.DownAsync();
        await window.Page.Mouse.MoveAsync(box.X + (box.Width * 0.7f), box.Y + 60);
        await window.Page.Mouse.UpAsync();
        while (await window.Page.EvaluateAsync<double>("document.querySelector('.ladder-scroll').scrollTop") < 200)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task On_paper_every_segment_stands()
    {
        await using var window = await browser.OpenAsync();
        var capture = Reports.Capture("lab/loss-fast-retransmit");
        await window.GoToFileAsync(_reports.Of(capture));
        await window.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        await window.Page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
        var frames = await window.Page.Locator(".slice g.step").EvaluateAllAsync<string[]>("steps => [...new Set(steps.map(step => step.dataset.frame))]");
        Assert.Equal(Reports.Records(capture, "--view", "segments").Count, frames.Length);
        Assert.True(await window.Page.Locator(".slice").First.IsVisibleAsync());
        Assert.False(await window.Page.Locator("#where").IsVisibleAsync());
    }

    [Fact]
    public async Task A_million_segments_are_five_megabytes_at_most_and_stay_fluid()
    {
        var page = _reports.Of(_reports.File("million.pcap", LongTransfer.Pcap(1_000_000)));
        Assert.InRange(new FileInfo(page).Length, 100_000, 5_000_000);

        await using var window = await browser.OpenAsync();
        await window.GoToFileAsync(page);
        var head = await window.Page.Locator("#connection .note").First.InnerTextAsync();
        Assert.Contains("10,000 of 1,000,", head, StringComparison.Ordinal);
        Assert.Contains("--view timeline", head, StringComparison.Ordinal);
        var zoom = await window.Page.EvaluateAsync<double>("""
            async () => {
              const began = performance.now();
              for (let i = 0; i < 20; i++) {
                document.body.dispatchEvent(new KeyboardEvent('keydown', { key: i < 10 ? '+' : '-', bubbles: true }));
                await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
              }
              return (performance.now() - began) / 20;
            }
            """);
        var memory = await window.Page.EvaluateAsync<double>("performance.memory.usedJSHeapSize / 1e6");
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{new FileInfo(page).Length / 1e6:F2} MB, {zoom:F0} ms a zoom, {memory:F0} MB of heap"));
        Assert.InRange(memory, 1, 500);
        Assert.Empty(window.Troubles);
    }

    private static string Squeezed(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    public void Dispose() => _reports.Dispose();
}
