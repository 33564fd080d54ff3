using TcpSniff.Analysis.Explaining;
using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Reports.Explanations;
using TcpSniff.Typography;
using TcpSniff.Wording;
using Xunit;

namespace TcpSniff.Browser.Tests;

/// <summary>The page says by which rule, with which numbers, in the words of <c>tcpsniff explain</c>.</summary>
public sealed class ExplanationTests(Browser browser) : IDisposable
{
    private readonly Reports _reports = new();

    [Theory]
    [InlineData("en", "lab/loss-fast-retransmit")]
    [InlineData("zh-Hans", "lab/reordering")]
    [InlineData("zh-Hant", "lab/zero-window")]
    [InlineData("en", "lab/delay-spike")]
    [InlineData("zh-Hans", "lab/vanished-keep-alive")]
    public async Task The_page_explains_every_segment_as_explain_does(string tag, string name)
    {
        var (capture, language) = (Reports.Capture(name), tag switch { "zh-Hans" => Language.SimplifiedChinese, "zh-Hant" => Language.TraditionalChinese, _ => Language.English });
        await using var window = await browser.OpenAsync();
        await window.GoToFileAsync(_reports.Of(capture, "--lang", tag));
        var labelled = 0;
        foreach (var segment in Reports.Records(capture, "--view", "segments"))
        {
            var frame = segment.GetProperty("frame").GetInt64();
            var (explanation, wanted) = Explained(capture, frame, language);
            labelled += explanation.Given.Count;
            await window.Page.EvaluateAsync($"location.hash = '#connection={segment.GetProperty("stream")}&frame={frame}'");
            await Microsoft.Playwright.Assertions.Expect(window.Line).ToContainTextAsync($" {frame} ");
            var shown = await window.Page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll('.explain dt')].map(name => name.className === 'label' ? name.textContent
                  : `${name.textContent}: ${name.nextElementSibling.textContent}`)
                """);
            Assert.Equal(wanted, shown.TakeWhile(row => wanted.Contains(row)));
        }

        Assert.True(labelled > 0, "no segment of this capture is odd: the test would show little");
        Assert.Empty(window.Troubles);
    }

    [Fact]
    public async Task The_frames_of_the_numbers_are_links()
    {
        await using var window = await browser.OpenAsync();
        await window.GoToFileAsync(_reports.Of(Reports.Capture("lab/loss-fast-retransmit")), "#connection=0&frame=27");
        var (explanation, _) = Explained(Reports.Capture("lab/loss-fast-retransmit"), 27, Language.English);
        Assert.NotEmpty(explanation.Evidence);
        foreach (var evidence in explanation.Evidence)
        {
            await window.Page.Locator($".explain a[data-frame='{evidence.Frame}']").First.ClickAsync();
            Assert.Contains($"frame {evidence.Frame} ", await window.Line.InnerTextAsync(), StringComparison.Ordinal);
            await window.Page.EvaluateAsync("location.hash = '#connection=0&frame=27'");
            await Microsoft.Playwright.Assertions.Expect(window.Line).ToContainTextAsync("frame 27 ");
        }
    }

    [Fact]
    public async Task The_page_names_its_counterpart()
    {
        await using var window = await browser.OpenAsync();
        await window.GoToFileAsync(_reports.Of(Reports.Capture("chat-echo")));
        Assert.Contains("tcpsniff annotate FILE -o OUT.pcapng", await window.Page.Locator("footer").InnerTextAsync(), StringComparison.Ordinal);
    }

    /// <summary>What the command prints, a row a line: head and sentence, which the page has elsewhere, left out, and references behind their rules.</summary>
    private static (Explanation Explanation, List<string> Rows) Explained(string capture, long frame, Language language)
    {
        var explainer = new Explainer(frame);
        using (var first = Open(capture))
        {
            Assert.True(explainer.Find(first));
        }

        using var again = Open(capture);
        var explanation = explainer.Explain(again);
        using var text = new StringWriter();
        new ExplanationText(new PlainOutput(text), new() { Language = language, Width = 100_000 }).Write(explanation);
        var rows = new List<string>();
        var rule = -1;
        foreach (var line in text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            if (!line.StartsWith(' '))
            {
                // The segment's own head stands above all of that where it has no label.
                if (explanation.Given.Count > 0)
                {
                    rows.Add(line);
                }

                continue;
            }

            var parts = line.Split("  ", 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            Row(parts[0], parts[1]);
        }

        return (explanation, rows);

        void Row(string key, string value)
        {
            switch (key)
            {
                case "means" or "含义" or "含義":
                    break;
                case "read" or "参考" or "參考":
                    rows[rule] += $" ({value})";
                    break;
                default:
                    rule = key is "rule" or "规则" or "規則" ? rows.Count : rule;
                    rows.Add($"{key}: {value}");
                    break;
            }
        }
    }

    private static Pipeline Open(string capture) => new(CaptureFile.Open(capture), new PacketDecoder());

    public void Dispose() => _reports.Dispose();
}
