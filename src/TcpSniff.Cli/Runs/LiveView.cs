using System.Globalization;
using System.Net.Sockets;
using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Terminals;
using TcpSniff.Web.Live;
using TcpSniff.Wording;

namespace TcpSniff.Cli.Runs;

/// <summary>The page that shows a capture while it is taken, and its server.</summary>
internal sealed class LiveView : IDisposable
{
    /// <summary>What is kept of the past for pages that open later, in bytes.</summary>
    private const long Remembered = 64 << 20;

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    private readonly WebChoice _choice;
    private PageServer? _server;

    private LiveView(WebChoice choice, LivePage page) => (_choice, Page) = (choice, page);

    /// <summary>The page, to be fed like a report.</summary>
    public LivePage Page { get; }

    /// <summary>Prepares a page of a reading.</summary>
    public static LiveView Of(WebChoice choice, Pipeline pipeline, IReadOnlyList<string> sources, Language language) =>
        new(choice, new(language, Remembered, () => Results.Of(pipeline, sources, Selection.All, language)));

    /// <summary>Begins to serve the page, which has begun, and says where.</summary>
    /// <exception cref="UsageException">The port cannot be had.</exception>
    public void Serve(Screen screen)
    {
        try
        {
            _server = PageServer.Start(Page, _choice.Port);
        }
        catch (SocketException reason)
        {
            throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--web {_choice.Port}: {reason.Message}. Without a number, a free port is taken"));
        }

        screen.Errors.WriteLine($"tcpsniff: {_server.Address} shows it live, in a browser on this machine");
    }

    /// <summary>Waits until a page is open.</summary>
    public void WaitForReader(CancellationToken interrupted)
    {
        while (_server is { Open: 0 } && !interrupted.WaitHandle.WaitOne(Glance))
        {
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _server?.Dispose();
        Page.Dispose();
    }
}
