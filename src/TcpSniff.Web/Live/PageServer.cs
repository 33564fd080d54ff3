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
/// <remarks>It reads heads of requests and nothing else (<see cref="RequestHead"/>), answers once, and hangs up.</remarks>
internal sealed class PageServer : IDisposable
{
    /// <summary>Pages that may be open at once.</summary>
    private const int PageLimit = 16;

    /// <summary>Who is connected at once, those that have not asked for anything yet among them; more are hung up on.</summary>
    private const int ConnectionLimit = 64;

    private const int TokenBytes = 16;

    /// <summary>A comment now and then shows when a page is gone.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Farewell = TimeSpan.FromMilliseconds(250);

    /// <summary>Who connects and asks for nothing is hung up on.</summary>
    private static readonly TimeSpan AskingTime = TimeSpan.FromSeconds(10);

    private readonly Socket _listener;
    private readonly LivePage _page;
    private readonly CancellationTokenSource _ended = new();
    private readonly string _token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
    private readonly string _host;
    private int _connected;
    private int _open;

    private PageServer(LivePage page, Socket listener)
    {
        (_page, _listener) = (page, listener);
        _host = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{((IPEndPoint)listener.LocalEndPoint!).Port}");
        Address = new($"http://{_host}/{_token}/");
    }

    /// <summary>Where the page is.</summary>
    public Uri Address { get; }

    /// <summary>How many pages are open now.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>Begins to listen.</summary>
    /// <param name="page">The page.</param>
    /// <param name="port">The port; null for any that is free.</param>
    /// <exception cref="SocketException">The port cannot be had.</exception>
    public static PageServer Start(LivePage page, int? port)
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            listener.Bind(new IPEndPoint(IPAddress.Loopback, port ?? 0));
            listener.Listen(ConnectionLimit);
        }
        catch
        {
            listener.Dispose();
            throw;
        }

        var server = new PageServer(page, listener);
        _ = server.ListenAsync();
        return server;
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
        _listener.Dispose();
    }

    private async Task ListenAsync()
    {
        while (true)
        {
            try
            {
                var connection = await _listener.AcceptAsync(_ended.Token).ConfigureAwait(false);
                _ = ServeAsync(connection);
            }
            catch (SocketException) when (!_ended.IsCancellationRequested)
            {
                // Who connected is gone already.
            }
            catch (Exception ended) when (ended is SocketException or ObjectDisposedException or OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(Socket connection)
    {
        try
        {
            using var stream = new NetworkStream(connection, ownsSocket: true);
            if (Interlocked.Increment(ref _connected) <= ConnectionLimit)
            {
                using var late = CancellationTokenSource.CreateLinkedTokenSource(_ended.Token);
                late.CancelAfter(AskingTime);
                await AnswerAsync(stream, await RequestHead.ReadAsync(stream, late.Token).ConfigureAwait(false)).ConfigureAwait(false);
                await HangUpAsync(connection).ConfigureAwait(false);
            }
        }
        catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Whoever asked is gone, or never asked.
        }
        finally
        {
            Interlocked.Decrement(ref _connected);
        }
    }

    private Task AnswerAsync(Stream stream, RequestHead? request) => request is null || !IsAllowed(request) ? RefuseAsync(stream, HttpStatusCode.Forbidden) : Place(request.Target) switch
    {
        "" => SendPageAsync(stream),
        "events" => FollowAsync(stream, request),
        _ => RefuseAsync(stream, HttpStatusCode.Forbidden),
    };

    private async Task SendPageAsync(Stream stream)
    {
        await SendHeadAsync(stream, HttpStatusCode.OK, "text/html; charset=utf-8", _page.Html.Length).ConfigureAwait(false);
        await stream.WriteAsync(_page.Html, _ended.Token).ConfigureAwait(false);
    }

    private Task RefuseAsync(Stream stream, HttpStatusCode code) => SendHeadAsync(stream, code, "text/plain", 0);

    /// <summary>Without a length, an answer lasts until the connection ends.</summary>
    private async Task SendHeadAsync(Stream stream, HttpStatusCode code, string type, int? length) => await stream.WriteAsync(
        Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 {(int)code} {code}\r\nContent-Type: {type}\r\n{(length is { } bytes ? $"Content-Length: {bytes}\r\n" : "")}"
            + $"Connection: close\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\nCross-Origin-Resource-Policy: same-origin\r\n\r\n")),
        _ended.Token).ConfigureAwait(false);

    /// <summary>A FIN first, then a little patience for what is still sent: a RST would take the answer away from who reads it later.</summary>
    private async Task HangUpAsync(Socket connection)
    {
        connection.Shutdown(SocketShutdown.Send);
        using var late = CancellationTokenSource.CreateLinkedTokenSource(_ended.Token);
        late.CancelAfter(Farewell);
        var rest = new byte[RequestHead.Most];
        while (await connection.ReceiveAsync(rest, late.Token).ConfigureAwait(false) > 0)
        {
        }
    }

    /// <summary>What follows the token in a path; null where it is another one.</summary>
    private string? Place(string path) =>
        path.Split('/') is ["", var token, var place] && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(_token)) ? place : null;

    /// <summary>Another page could have its own name point to this host, or send requests from where it is: both show in the head.</summary>
    private bool IsAllowed(RequestHead request) =>
        request.Method == "GET"
        && request["Host"] == _host
        && request["Origin"] is var origin && (origin is null || origin == $"http://{_host}")
        && request["Sec-Fetch-Site"] is null or "none" or "same-origin";

    private async Task FollowAsync(Stream output, RequestHead request)
    {
        try
        {
            if (Interlocked.Increment(ref _open) <= PageLimit)
            {
                await TellAsync(output, long.TryParse(request["Last-Event-ID"], CultureInfo.InvariantCulture, out var last) && last is >= 0 and < long.MaxValue ? last + 1 : 0).ConfigureAwait(false);
            }
            else
            {
                await RefuseAsync(output, HttpStatusCode.ServiceUnavailable).ConfigureAwait(false);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private async Task TellAsync(Stream output, long next)
    {
        var sentence = 0L;
        await SendHeadAsync(output, HttpStatusCode.OK, "text/event-stream; charset=utf-8", length: null).ConfigureAwait(false);
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
