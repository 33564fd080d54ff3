using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Browser.Tests;

/// <summary>The pictures of the documentation, made from captures of the project. UPDATE_PICTURES=1 makes them anew.</summary>
public sealed class PictureTests(Browser browser) : IDisposable
{
    private const int LargestBytes = 250_000;

    private readonly Reports _reports = new();

    [Theory]
    [InlineData("page", "chat-room", 20, 1280, 1010)]
    public async Task A_picture_of_the_documentation_shows_the_page(string name, string capture, int frame, int width, int height)
    {
        await using var window = await browser.OpenAsync(width, height);
        await window.GoToFileAsync(_reports.Of(Reports.Capture(capture)), $"#connection=0&frame={frame}");
        Assert.Contains($"frame {frame} ", await window.Line.InnerTextAsync(), StringComparison.Ordinal);
        // The graphs are drawn with the next frame of the screen.
        await window.Page.EvaluateAsync("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        var picture = await window.Page.ScreenshotAsync();

        var kept = Repository.PathOf($"docs/pictures/{name}.png");
        if (Environment.GetEnvironmentVariable("UPDATE_PICTURES") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
            await File.WriteAllBytesAsync(kept, picture, TestContext.Current.CancellationToken);
        }

        Assert.InRange(picture.Length, 10_000, LargestBytes);
        // Fonts differ between machines: what is kept is as large as what is seen, not the same bytes.
        Assert.Equal(picture[16..24], (await File.ReadAllBytesAsync(kept, TestContext.Current.CancellationToken))[16..24]);
    }

    public void Dispose() => _reports.Dispose();
}
