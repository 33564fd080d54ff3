using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Browser.Tests.Pictures;

/// <summary>The pictures of the documentation, made from captures of the project. UPDATE_PICTURES=1 makes them anew.</summary>
public sealed class PictureTests(Browser browser) : IDisposable
{
    private const int LargestBytes = 150_000;

    /// <summary>Cells of a picture that may look otherwise: letters differ between machines, and with them where a line of text breaks.</summary>
    private const double Otherwise = 0.2;

    private readonly Reports _reports = new();

    public static TheoryData<string> All { get; } = new(PictureList.All.Select(picture => picture.Name));

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_picture_of_the_documentation_shows_what_the_page_shows_now(string name)
    {
        var picture = PictureList.Of(name);
        await using var window = await browser.OpenAsync(picture.Width, picture.Height);
        await picture.OpenAsync(window, _reports);
        foreach (var language in picture.Languages)
        {
            var (pixels, shown) = await picture.TakeAsync(window, language);
            var kept = Repository.PathOf(Picture.PathOf(name, language));
            if (Environment.GetEnvironmentVariable("UPDATE_PICTURES") == "1")
            {
                Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
                await File.WriteAllBytesAsync(kept, PalettePng.Write(pixels, shown), TestContext.Current.CancellationToken);
            }

            var file = await File.ReadAllBytesAsync(kept, TestContext.Current.CancellationToken);
            Assert.InRange(file.Length, 5_000, LargestBytes);
            Assert.Equal(shown, PalettePng.Description(file));
            Assert.InRange((await Pixels.OfAsync(window.Page, file)).Unlike(pixels), 0, Otherwise);
        }
    }

    [Fact]
    public async Task Another_frame_of_the_same_connection_is_another_picture()
    {
        var close = PictureList.Of("close");
        await using var window = await browser.OpenAsync(close.Width, close.Height);
        await (close with { Place = "#connection=0&frame=1" }).OpenAsync(window, _reports);
        var (pixels, shown) = await close.TakeAsync(window, "en");
        var file = await File.ReadAllBytesAsync(Repository.PathOf(Picture.PathOf("close", "en")), TestContext.Current.CancellationToken);

        Assert.NotEqual(shown, PalettePng.Description(file));
        Assert.InRange((await Pixels.OfAsync(window.Page, file)).Unlike(pixels), 0.03, 1);
    }

    public void Dispose() => _reports.Dispose();
}
