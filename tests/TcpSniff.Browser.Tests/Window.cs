using Microsoft.Playwright;

namespace TcpSniff.Browser.Tests;

/// <summary>A page as a user sees and uses it. What goes wrong in it, and every attempt to load something, is kept.</summary>
internal sealed class Window : IAsyncDisposable
{
    private readonly List<string> _troubles = [];

    public Window(IPage page)
    {
        Page = page;
        page.PageError += (_, error) => _troubles.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _troubles.Add(message.Text);
            }
        };
        page.Request += (_, request) => Requests.Add(request.Url);
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Errors and warnings by now.</summary>
    public IReadOnlyList<string> Troubles => _troubles;

    /// <summary>What it loaded or tried to.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>The sentence about the chosen segment.</summary>
    public ILocator Sentence => Page.Locator(".explain .say");

    /// <summary>The line that names the chosen segment.</summary>
    public ILocator Line => Page.Locator(".explain .line");

    /// <summary>The drawing of an end's state machine: 0 the client's, 1 the server's.</summary>
    public ILocator Machine(int side) => Page.Locator(".machines svg").Nth(side);

    /// <summary>Opens a page and waits until it is drawn.</summary>
    public async Task GoToAsync(string address)
    {
        await Page.GotoAsync(address);
        await Page.WaitForSelectorAsync(":root[data-ready=yes]");
    }

    /// <summary>Opens a file.</summary>
    public Task GoToFileAsync(string path, string place = "") => GoToAsync(new Uri(path).AbsoluteUri + place);

    /// <summary>Presses keys, one after the other.</summary>
    public async Task PressAsync(params string[] keys)
    {
        foreach (var key in keys)
        {
            await Page.Keyboard.PressAsync(key);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
