using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using TcpSniff.Cli.Tests.Processes;
using Xunit;

namespace TcpSniff.Cli.Tests.Sniffing;

public sealed class WebTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Loopback _loopback = new();
    private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };
    private readonly CancellationTokenSource _enough = new(Patience);
    private readonly Process _sniff;
    private readonly Uri _page;

    public WebTests()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root may capture");
        _sniff = Executable.TcpSniff.Start("sniff", "-i", "lo", "-f", _loopback.Filter, "--web");
        _page = AddressOf(_sniff);
    }

    [Fact]
    public async Task A_page_hears_of_every_segment_and_of_the_end()
    {
        using var events = new StreamReader(await _http.GetStreamAsync(new Uri(_page, "events"), _enough.Token));
        _loopback.Talk("hello\n");

        var flags = new List<string>();
        while (flags.Count < 8)
        {
            flags.AddRange(FlagsOf(await NextAsync(events)));
        }

        Assert.Equal("SYN", flags[0]);
        Assert.Equal("SYN ACK", flags[1]);
        Assert.Contains("FIN ACK", flags);

        Interrupt();
        while (!(await NextAsync(events)).GetProperty("ended").GetBoolean())
        {
        }

        Assert.Equal(130, Executable.Finish(_sniff).Code);
    }

    [Fact]
    public async Task A_page_that_opens_later_is_told_what_happened_before()
    {
        _loopback.Talk("hello\n");
        Assert.NotNull(_sniff.StandardOutput.ReadLine());
        using var events = new StreamReader(await _http.GetStreamAsync(new Uri(_page, "events"), _enough.Token));
        Assert.Equal("SYN", FlagsOf(await NextAsync(events))[0]);
        Interrupt();
    }

    [Fact]
    public async Task A_page_that_does_not_read_holds_nothing_up()
    {
        using var stuck = await _http.GetAsync(new Uri(_page, "events"), HttpCompletionOption.ResponseHeadersRead, _enough.Token);
        for (var talk = 0; talk < 50; talk++)
        {
            _loopback.Talk(new string('x', 1000));
        }

        Interrupt();
        var outcome = Executable.Finish(_sniff);
        Assert.Equal(130, outcome.Code);
        Assert.Contains(" 0 dropped by the kernel", outcome.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Host", "localhost")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task Another_hosts_page_is_refused(string header, string value)
    {
        foreach (var place in (string[])["", "events"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_page, place));
            request.Headers.Add(header, value);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _enough.Token);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }

        Interrupt();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/events")]
    [InlineData("/00000000000000000000000000000000/")]
    public async Task Who_does_not_know_the_token_sees_nothing(string path)
    {
        using var response = await _http.GetAsync(new Uri(_page, path), _enough.Token);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Interrupt();
    }

    public void Dispose()
    {
        if (!_sniff.HasExited)
        {
            _sniff.Kill();
        }

        _sniff.Dispose();
        _loopback.Dispose();
        _http.Dispose();
        _enough.Dispose();
    }

    private static Uri AddressOf(Process sniff)
    {
        while (sniff.StandardError.ReadLine() is { } line)
        {
            if (line.Split(' ').FirstOrDefault(word => word.StartsWith("http://127.0.0.1:", StringComparison.Ordinal)) is { } address)
            {
                return new(address);
            }
        }

        throw new InvalidOperationException("no address was printed");
    }

    /// <summary>The flags of the segments that an event tells of.</summary>
    private static List<string> FlagsOf(JsonElement happening) => [.. happening.GetProperty("connections").EnumerateArray()
        .SelectMany(connection => connection.GetProperty("entries").EnumerateArray())
        .Where(entry => entry[0].GetString() == "segment")
        .Select(entry => entry[4].GetString()!)];

    /// <summary>The next event that is no sentence.</summary>
    private async Task<JsonElement> NextAsync(StreamReader events)
    {
        var isSentence = false;
        while (await events.ReadLineAsync(_enough.Token) is { } line)
        {
            isSentence = line.Length > 0 && (isSentence || line == "event: sentences");
            if (line.StartsWith("data: ", StringComparison.Ordinal) && !isSentence)
            {
                return JsonDocument.Parse(line["data: ".Length..]).RootElement;
            }
        }

        throw new InvalidOperationException("the events ended");
    }

    private void Interrupt()
    {
        using var kill = Process.Start("kill", ["-INT", _sniff.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
