using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TcpSniff.Browser.Tests.Pictures;

/// <summary>A picture of the documentation, and how it is made.</summary>
/// <param name="Name">Its file's name without language and ending.</param>
/// <param name="Command">What makes its page, without <c>-o</c>.</param>
/// <param name="Place">Where the page is opened.</param>
/// <param name="Parts">Selectors of what is shown; none for the window.</param>
/// <param name="Width">The window's width in pixels.</param>
/// <param name="Height">The window's height in pixels.</param>
internal sealed partial record Picture(string Name, IReadOnlyList<string> Command, string Place, IReadOnlyList<string> Parts, int Width, int Height)
{
    /// <summary>What of a page does not depend on the machine's fonts, in the order of the page.</summary>
    private const string Shown = """
        parts => {
          const lines = [], squeeze = text => text.replace(/\s+/g, '');
          const inside = node => !parts.length || parts.some(part => node.closest(part) || node.querySelector(part));
          document.querySelectorAll('h1, .title, .explain .line, .explain .say, .explain dl, g.step, text.state, .machines svg').forEach(node => {
            if (!inside(node)) return;
            const said = node.getAttribute('aria-label') ?? (node.dataset.state ? `${node.dataset.state} ${node.dataset.taken ?? ''}` : node.innerText ?? node.textContent);
            lines.push(squeeze(said));
          });
          return lines.join('\n');
        }
        """;

    /// <summary>The languages that it exists in.</summary>
    public IReadOnlyList<string> Languages { get; init; } = ["en", "zh-Hans", "zh-Hant"];

    /// <summary>Keys that are pressed first: <c>+</c> zooms the graphs.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>The greatest height of what is shown, in pixels.</summary>
    public int CutAt { get; init; } = int.MaxValue;

    /// <summary>Where a picture is kept, from the root of the project.</summary>
    public static string PathOf(string name, string language) => language == "en" ? $"docs/pictures/{name}.png" : $"docs/pictures/{name}.{language}.png";

    /// <summary>Makes the page and opens it.</summary>
    public async Task OpenAsync(Window window, Reports reports)
    {
        await window.GoToFileAsync(reports.By(Command), Place);
        await window.PressAsync([.. Keys]);
    }

    /// <summary>Takes the picture of the page that is open.</summary>
    /// <returns>The pixels, and in words what is on them.</returns>
    public async Task<(Pixels Pixels, string Shown)> TakeAsync(Window window, string language)
    {
        await window.Page.EvaluateAsync("language => { document.querySelector(`button[title=${language}]`).click(); scrollTo(0, 0); }", language);
        // The graphs are drawn with the next frame of the screen.
        await window.Page.EvaluateAsync("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        var shown = new StringBuilder(await window.Page.EvaluateAsync<string>(Shown, Parts));
        foreach (var graph in Parts.Where(part => part.Contains("data-graph", StringComparison.Ordinal)))
        {
            shown.Append(await DrawnAsync(window, graph));
        }

        var shot = Parts.Count == 0
            ? await window.Page.ScreenshotAsync()
            : await window.Page.ScreenshotAsync(new() { FullPage = true, Clip = await ClipAsync(window) });
        return (await Pixels.OfAsync(window.Page, shot), shown.ToString());
    }

    /// <summary>What is drawn on a graph: its lettering, how many lines, and a hash of where they run.</summary>
    private static async Task<string> DrawnAsync(Window window, string graph)
    {
        var saved = await window.Page.RunAndWaitForDownloadAsync(() => window.Page.Locator(graph).GetByText("SVG").ClickAsync());
        using var reader = new StreamReader(await saved.CreateReadStreamAsync());
        var text = await reader.ReadToEndAsync();
        var svg = XDocument.Parse(text);
        var letters = svg.Descendants().Where(one => one.Name.LocalName == "text").Select(one => one.Value);
        var paths = svg.Descendants().Count(one => one.Name.LocalName == "path");
        return string.Create(CultureInfo.InvariantCulture, $"{string.Join('|', letters)}\n{paths} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Colours().Replace(text, ""))))}\n");
    }

    private async Task<Microsoft.Playwright.Clip> ClipAsync(Window window)
    {
        // Where a part lies on the page, wherever the window is scrolled to.
        var box = await window.Page.EvaluateAsync<float[]>("""
            parts => {
              const boxes = parts.map(part => document.querySelector(part).getBoundingClientRect());
              const [left, top] = [Math.min(...boxes.map(box => box.left)), Math.min(...boxes.map(box => box.top))];
              return [left + scrollX, top + scrollY, Math.max(...boxes.map(box => box.right)) - left, Math.max(...boxes.map(box => box.bottom)) - top];
            }
            """, Parts);
        return new() { X = box[0], Y = box[1], Width = box[2], Height = Math.Min(CutAt, box[3]) };
    }

    /// <summary>Browsers write the same colour in more than one way.</summary>
    [GeneratedRegex(""" (fill|stroke)="[^"]*" """)]
    private static partial Regex Colours();
}
