using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace TcpSniff.Web.Live;

/// <summary>
/// Serves a live page on 127.0.0.1 to who knows its address, which holds a random token: the page itself, and what happens as
/// server-sent events (HTML standard, section 9.2). A request under another host's name, or from another origin's page, is refused.
/// </summary>
internal sealed class PageServer : IDisposable
{
    /// <summary>Pages that may be open at once.</summary>
    private const int PageLimit = 16;

    private const int Attempts = 20;
    private const int TokenBytes = 16;

    /// <summary>A comment now and then shows when a page is gone.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Farewell = TimeSpan.FromMilliseconds(250);

    private readonly HttpListener _listener;
    private readonly LivePage _page;
    private readonly CancellationTokenSource _ended = new();
    private readonly string _token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
    private readonly string _host;
    private int _open;

    private PageServer(LivePage page, HttpListener listener, int port)
    {
        (_page, _listener) = (page, listener);
        _host = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");
        Address = new($"http://{_host}/{_token}/");
    }

    /// <summary>Where the page is.</summary>
    public Uri Address { get; }

    /// <summary>How many pages are open now.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>Begins to listen.</summary>
    /// <param name="page">The page.</param>
    /// <param name="port">The port; null for any that is free.</param>
    /// <exception cref="HttpListenerException">The port cannot be had.</exception>
    public static PageServer Start(LivePage page, int? port)
    {
        for (var attempt = 1; ; attempt++)
        {
            var chosen = port ?? FreePort();
            var listener = new HttpListener { IgnoreWriteExceptions = true };
            listener.Prefixes.Add(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{chosen}/"));
            try
            {
                listener.Start();
            }
            catch (HttpListenerException) when (port is null && attempt < Attempts)
            {
                listener.Close();
                continue;
            }

            var server = new PageServer(page, listener, chosen);
            _ = server.ListenAsync();
            return server;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Open > 0)
        {
            // Open pages are told the end still.
            Thread.Sleep(Farewell);
        }

        _ended.Cancel();
        _listener.Close();
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private async Task ListenAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync().ConfigureAwait(false);
                _ = AnswerAsync(context);
            }
            catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var response = context.Response;
        try
        {
            response.Headers["X-Content-Type-Options"] = "nosniff";
            response.Headers["Referrer-Policy"] = "no-referrer";
            response.Headers["Cache-Control"] = "no-store";
            response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
            switch (IsAllowed(context.Request) ? Place(context.Request.Url?.AbsolutePath) : null)
            {
                case "":
                    response.ContentType = "text/html; charset=utf-8";
                    response.ContentLength64 = _page.Html.Length;
                    await response.OutputStream.WriteAsync(_page.Html, _ended.Token).ConfigureAwait(false);
                    break;
                case "events" when Interlocked.Increment(ref _open) <= PageLimit:
                    try
                    {
                        await FollowAsync(context).ConfigureAwait(false);
                    }
                    finally
                    {
                        Interlocked.Decrement(ref _open);
                    }

                    break;
                case "events":
                    Interlocked.Decrement(ref _open);
                    response.StatusCode = (int)HttpStatusCode.ServiceUnavailable;
                    break;
                default:
                    response.StatusCode = (int)HttpStatusCode.Forbidden;
                    break;
            }

            response.Close();
        }
        catch (Exception gone) when (gone is HttpListenerException or IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException or ProtocolViolationException)
        {
            response.Abort();
        }
    }

    /// <summary>What follows the token in a path; null where it is another one.</summary>
    private string? Place(string? path)
    {
        var parts = (path ?? "").Split('/');
        return parts is ["", var token, var place] && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(_token)) ? place : null;
    }

    /// <summary>Another page could have its own name point to this host, or send requests from where it is: both show in the headers.</summary>
    private bool IsAllowed(HttpListenerRequest request) =>
        request.HttpMethod == "GET"
        && request.UserHostName == _host
        && (request.Headers["Origin"] is not { } origin || origin == $"http://{_host}")
        && request.Headers["Sec-Fetch-Site"] is null or "none" or "same-origin";

    private async Task FollowAsync(HttpListenerContext context)
    {
        var response = context.Response;
        response.ContentType = "text/event-stream; charset=utf-8";
        response.SendChunked = true;
        var next = long.TryParse(context.Request.Headers["Last-Event-ID"], CultureInfo.InvariantCulture, out var last) ? last + 1 : 0;
        var sentence = 0L;
        var output = response.OutputStream;
        await output.WriteAsync("retry: 1000\n\n"u8.ToArray(), _ended.Token).ConfigureAwait(false);
        while (true)
        {
            var (first, happenings, more) = _page.Happenings.From(next);
            // Whatever these are told in was there before them.
            for (var (at, sentences, _) = _page.Sentences.From(sentence); sentences.Count > 0; (at, sentences, _) = _page.Sentences.From(sentence))
            {
                foreach (var one in sentences)
                {
                    await WriteAsync(output, "event: sentences\ndata: ", one).ConfigureAwait(false);
                }

                sentence = at + sentences.Count;
            }

            foreach (var one in happenings)
            {
                await WriteAsync(output, string.Create(CultureInfo.InvariantCulture, $"id: {first++}\ndata: "), one).ConfigureAwait(false);
            }

            next = first;
            await output.FlushAsync(_ended.Token).ConfigureAwait(false);
            if (happenings.Count == 0 && await Task.WhenAny(more, Task.Delay(Beat, _ended.Token)).ConfigureAwait(false) != more)
            {
                _ended.Token.ThrowIfCancellationRequested();
                await output.WriteAsync(": \n\n"u8.ToArray(), _ended.Token).ConfigureAwait(false);
            }
        }
    }

    /// <summary>JSON has no line break, so that it is one line of an event.</summary>
    private async Task WriteAsync(Stream output, string head, byte[] data)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(head) + data.Length + 2];
        var at = Encoding.UTF8.GetBytes(head, bytes);
        data.CopyTo(bytes, at);
        (bytes[^2], bytes[^1]) = ((byte)'\n', (byte)'\n');
        await output.WriteAsync(bytes, _ended.Token).ConfigureAwait(false);
    }
}
