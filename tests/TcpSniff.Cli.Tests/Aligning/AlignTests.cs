using System.Text.Json;
using TcpSniff.Cli.Tests.Analyzing;
using TcpSniff.Cli.Tests.Processes;
using TcpSniff.Generating;
using TcpSniff.Generating.Boxes;
using TcpSniff.Packets;
using Xunit;

namespace TcpSniff.Cli.Tests.Aligning;

public sealed class AlignTests : IDisposable
{
    private readonly Workbench _bench = new();

    [Fact]
    public void Each_segment_is_told_with_both_frames_both_times_and_its_fate()
    {
        var (client, server, exchange) = Captures(new() { Loss = 30, Segments = 40, TranslatesClient = true, ServerShift = 99, Offset = 7_200_000_000_000 });
        var outcome = Executable.TcpSniff.Run("align", client, server, "--format", "json");
        Assert.Equal((0, ""), (outcome.Code, outcome.Errors));
        var records = outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var alignment = records[0];
        Assert.Equal("alignment", alignment.GetProperty("record").GetString());
        Assert.InRange(alignment.GetProperty("offset").GetDouble(), 7200 - 0.001, 7200 + 0.001);
        Assert.Equal(99, alignment.GetProperty("server_to_client").GetProperty("seq_shift").GetInt64());
        Assert.Equal("198.51.100.7", alignment.GetProperty("server").GetProperty("client_ip").GetString());
        Assert.All(records.Skip(1), record => Assert.Equal("sighting", record.GetProperty("record").GetString()));
        Assert.Equal(exchange.Sent.Count(segment => segment.IsLost), records.Skip(1).Count(record => record.GetProperty("fate").GetString() == "lost"));
        Assert.All(records.Skip(1).Where(record => record.GetProperty("fate").GetString() == "arrived"), record => Assert.InRange(record.GetProperty("delay").GetDouble(), 0.009, 0.02));
    }

    [Fact]
    public void The_lines_of_one_connection_of_many_are_shown_on_request()
    {
        var (client, server, _) = Captures(new() { Connections = 5, Segments = 5 });
        Assert.Contains("#   #  client", Executable.TcpSniff.Run("align", client, server).Output, StringComparison.Ordinal);
        var one = Executable.TcpSniff.Run("align", client, server, "--connection", "3").Output;
        Assert.Contains("Connection 3 ", one, StringComparison.Ordinal);
        Assert.Contains("── SYN  seq 0", one, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_holds_everything_and_allows_no_connection()
    {
        var (client, server, _) = Captures(new() { Segments = 20, Loss = 30 });
        var page = _bench.PathOf("way.html");
        var outcome = Executable.TcpSniff.Run("align", client, server, "-o", page);
        Assert.Equal((0, "", ""), (outcome.Code, outcome.Output, outcome.Errors));
        var html = File.ReadAllText(page);
        Assert.Contains("connect-src 'none'", html, StringComparison.Ordinal);
        Assert.Contains("id=\"alignment\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"way-0\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", html, StringComparison.Ordinal);
        Assert.Equal(2, Executable.TcpSniff.Run("align", client, server, "-o", client).Code);
    }

    [Fact]
    public void Captures_without_a_common_connection_are_told_of()
    {
        var (client, _, _) = Captures(new() { Segments = 5 });
        var (_, server, _) = Captures(new() { Segments = 5, TranslatesClient = true, TranslatesServer = true }, seed: 2);
        var outcome = Executable.TcpSniff.Run("align", client, server);
        Assert.Equal((1, ""), (outcome.Code, outcome.Output));
        Assert.StartsWith("tcpsniff: no connection is in both ", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void One_capture_is_not_two()
    {
        var (client, _, _) = Captures(new() { Segments = 5 });
        Assert.Equal(2, Executable.TcpSniff.Run("align", client, client).Code);
        Assert.Equal(2, Executable.TcpSniff.Run("align", client).Code);
    }

    [Fact]
    public void What_comes_before_the_damage_of_a_capture_is_aligned()
    {
        var (client, server, _) = Captures(new() { Segments = 40 });
        var bytes = File.ReadAllBytes(server);
        File.WriteAllBytes(server, bytes[..(bytes.Length * 2 / 3)]);
        var outcome = Executable.TcpSniff.Run("align", client, server);
        Assert.Equal(3, outcome.Code);
        Assert.Contains("outside of the other capture", outcome.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _bench.Dispose();

    private (string Client, string Server, BoxedExchange Exchange) Captures(BoxRules rules, int seed = 1)
    {
        var exchange = BoxedExchange.Play(seed, rules);
        var captures = new BoxCaptures(exchange);
        var (client, server) = (_bench.PathOf($"client{seed}.pcapng"), _bench.PathOf($"server{seed}.pcapng"));
        CaptureFiles.Write(captures.Frames(Role.Client), client);
        CaptureFiles.Write(captures.Frames(Role.Server), server);
        return (client, server, exchange);
    }
}
