using System.Net;
using System.Net.Sockets;
using System.Text;
using TcpSniff.Reports;
using TcpSniff.Tracking;
using TcpSniff.Web.Live;
using Xunit;

namespace TcpSniff.Web.Tests;

/// <summary>What other programs of this machine, and other pages of this browser, may try at the live page's server.</summary>
public sealed class PageServerTests : IDisposable
{
    private const string Refused = "HTTP/1.1 403 ";
    private const string Served = "HTTP/1.1 200 ";

    private static readonly CaptureSummary Summary = new() { Sources = ["lo"], Interfaces = [], Record = new CaptureRecord() };

    private readonly LivePage _page = new(default, 1 << 20, () => new() { Capture = Summary, Connections = [], ConnectionsInAll = 0 });
    private readonly PageServer _server;
    private readonly string _host;
    private readonly string _path;

    public PageServerTests()
    {
        _page.Begin(Summary);
        _server = PageServer.Start(_page, port: null);
        (_host, _path) = (_server.Address.Authority, _server.Address.AbsolutePath);
    }

    public void Dispose()
    {
        _server.Dispose();
        _page.Dispose();
    }

    [Fact]
    public void Who_knows_the_address_is_served()
    {
        var answer = Ask($"GET {_path} HTTP/1.1\r\nHost: {_host}\r\n\r\n");

        Assert.StartsWith(Served, answer, StringComparison.Ordinal);
        Assert.Contains("X-Content-Type-Options: nosniff\r\n", answer, StringComparison.Ordinal);
        Assert.EndsWith("</html>", answer.TrimEnd(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost:{0}")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:1")]
    [InlineData("127.0.0.1:{0}.evil.example")]
    [InlineData("evil.example:{0}")]
    [InlineData("127.0.0.1:{0}, evil.example")]
    [InlineData("[::1]:{0}")]
    [InlineData("2130706433:{0}")]
    [InlineData("")]
    public void Every_other_host_is_refused(string host)
    {
        var name = host.Replace("{0}", $"{_server.Address.Port}", StringComparison.Ordinal);
        Assert.All((string[])["", "events"], place => Assert.StartsWith(Refused, Ask($"GET {_path}{place} HTTP/1.1\r\nHost: {name}\r\n\r\n"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Host: {0}\r\nHost: evil.example\r\n")]
    [InlineData("Host: {0}\r\nhost: {0}\r\n")]
    [InlineData("Host: {0}\r\nOrigin: http://evil.example\r\n")]
    [InlineData("Host: {0}\r\nOrigin: null\r\n")]
    [InlineData("Host: {0}\r\nOrigin: https://{0}\r\n")]
    [InlineData("Host: {0}\r\nOrigin: http://{0}\r\nOrigin: http://evil.example\r\n")]
    [InlineData("Host: {0}\r\nSec-Fetch-Site: cross-site\r\n")]
    [InlineData("Host: {0}\r\nSec-Fetch-Site: same-site\r\n")]
    [InlineData("Host : {0}\r\n")]
    [InlineData("Host: {0}\r\n folded: more\r\n")]
    [InlineData("Host: {0}\r\nX: a\nHost: evil.example\r\n")]
    [InlineData("no colon\r\nHost: {0}\r\n")]
    public void A_head_that_says_something_else_or_two_things_is_refused(string fields) => Assert.StartsWith(
        Refused, Ask($"GET {_path} HTTP/1.1\r\n{fields.Replace("{0}", _host, StringComparison.Ordinal)}\r\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("/")]
    [InlineData("/events")]
    [InlineData("//")]
    [InlineData("{0}x")]
    [InlineData("{0}../")]
    [InlineData("{0}events/../")]
    [InlineData("{0}%2e%2e/")]
    [InlineData("{0}events%00")]
    [InlineData("{0}?events")]
    [InlineData("/{0}")]
    [InlineData("/x/..{0}")]
    [InlineData("http://127.0.0.1{0}")]
    [InlineData("/00000000000000000000000000000000/")]
    [InlineData("/../../etc/passwd")]
    [InlineData("{0}../../../etc/passwd")]
    [InlineData("*")]
    public void Every_other_path_is_refused(string path) => Assert.StartsWith(
        Refused, Ask($"GET {path.Replace("{0}", _path, StringComparison.Ordinal)} HTTP/1.1\r\nHost: {_host}\r\n\r\n"), StringComparison.Ordinal);

    [Fact]
    public void A_token_that_is_right_but_for_one_digit_or_shorter_is_refused()
    {
        var token = _path.Trim('/');
        for (var place = 0; place < token.Length; place++)
        {
            var guess = token[..place] + (token[place] == '0' ? '1' : '0') + token[(place + 1)..];
            Assert.StartsWith(Refused, Ask($"GET /{guess}/ HTTP/1.1\r\nHost: {_host}\r\n\r\n"), StringComparison.Ordinal);
        }

        Assert.All((string[])[token[..^1], token + "0", token.ToUpperInvariant() + "F", ""], guess =>
            Assert.StartsWith(Refused, Ask($"GET /{guess}/ HTTP/1.1\r\nHost: {_host}\r\n\r\n"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("HEAD")]
    [InlineData("OPTIONS")]
    [InlineData("get")]
    [InlineData("CONNECT")]
    public void Nothing_but_reading_is_done(string method) => Assert.StartsWith(
        Refused, Ask($"{method} {_path} HTTP/1.1\r\nHost: {_host}\r\nContent-Length: 5\r\n\r\nhello"), StringComparison.Ordinal);

    [Fact]
    public void A_huge_body_is_not_read_and_others_are_served_meanwhile()
    {
        using var flood = Connect();
        flood.Send(Encoding.ASCII.GetBytes($"POST {_path} HTTP/1.1\r\nHost: {_host}\r\nContent-Length: 99999999999\r\n\r\n"));
        Assert.ThrowsAny<SocketException>(() =>
        {
            for (var megabytes = 0; megabytes < 1024; megabytes++)
            {
                flood.Send(new byte[1 << 20]);
            }
        });

        Who_knows_the_address_is_served();
    }

    [Fact]
    public void A_head_without_end_is_refused_and_so_is_what_is_none()
    {
        Assert.StartsWith(Refused, Ask($"GET {_path} HTTP/1.1\r\nHost: {_host}\r\nX: {new string('x', RequestHead.Most)}"), StringComparison.Ordinal);
        var random = new Random(1);
        for (var i = 0; i < 200; i++)
        {
            var bytes = new byte[random.Next(1, 400)];
            random.NextBytes(bytes);
            Assert.StartsWith(Refused, Ask(Encoding.Latin1.GetString(bytes) + "\r\n\r\n"), StringComparison.Ordinal);
        }

        Who_knows_the_address_is_served();
    }

    [Fact]
    public void Who_connects_and_asks_for_nothing_holds_nobody_up()
    {
        var silent = Enumerable.Range(0, 40).Select(_ => Connect()).ToList();

        Who_knows_the_address_is_served();
        silent.ForEach(one => one.Dispose());
    }

    private Socket Connect()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 20_000 };
        socket.Connect(IPAddress.Loopback, _server.Address.Port);
        return socket;
    }

    /// <summary>Everything that is answered.</summary>
    private string Ask(string request)
    {
        using var socket = Connect();
        socket.Send(Encoding.Latin1.GetBytes(request));
        var answer = new MemoryStream();
        using var stream = new NetworkStream(socket);
        stream.CopyTo(answer);
        return Encoding.UTF8.GetString(answer.ToArray());
    }
}
