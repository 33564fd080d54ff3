using Microsoft.Playwright;
using TcpSniff.Browser.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(Browser))]

namespace TcpSniff.Browser.Tests;

/// <summary>The system's browser, started once. Nothing is downloaded.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private IPlaywright? _driver;
    private IBrowser? _browser;

    /// <summary>A window of its own.</summary>
    internal async Task<Window> OpenAsync(int width = 1280, int height = 900, bool dark = false)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            AcceptDownloads = true,
        });
        return new(await context.NewPageAsync());
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _driver = await Playwright.CreateAsync();
        _browser = await _driver.Chromium.LaunchAsync(new() { ExecutablePath = Program(), Args = ["--no-sandbox", "--disable-dev-shm-usage"] });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await (_browser?.DisposeAsync() ?? default);
        _driver?.Dispose();
    }

    private static string Program() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists) ?? throw new InvalidOperationException("no Chromium is installed; ./test.sh Browser installs it");
}
