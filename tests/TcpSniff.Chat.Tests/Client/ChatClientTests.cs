using TcpSniff.Chat.Errors;
using TcpSniff.Chat.Sockets;
using TcpSniff.Chat.Terminals;

namespace TcpSniff.Chat.Tests.Client;

public sealed class ChatClientTests
{
    private readonly CallList _calls = new();

    [Fact]
    public async Task On_farewell_the_client_closes_first_and_the_server_on_its_FIN()
    {
        await using var server = new RunningServer(new() { Style = ChatStyle.Greeter, Raw = false }, calls: _calls);
        var terminal = Script(new ScriptStep("anna", After: "welcome!"), new ScriptStep("bye", After: "hello, anna!"));

        Assert.Equal(ChatEnding.Left, await Run(server.Client, terminal));
        await WaitFor(() => _calls.Of(Caller.Server).Contains("close()"));
        await server.StopAsync();

        Assert.Equal(["welcome!", "hello, anna!", "^^^"], terminal.Shown);
        Assert.Equal(
            ["socket(AF_INET, SOCK_STREAM)", $"connect({server.End})", "recv() → 9 bytes", "send(5 bytes)", "recv() → 13 bytes", "send(4 bytes)", "recv() → 4 bytes", "close()"],
            _calls.Of(Caller.Client));
        var client = _calls.All.First(call => call.Text.StartsWith("accept", StringComparison.Ordinal)).Remote;
        Assert.Equal(
            ["socket(AF_INET, SOCK_STREAM)", "setsockopt(SO_REUSEADDR, 1)", "bind(127.0.0.1:0)", $"listen(:{server.End.Port}, backlog 5)",
             $"accept() → {client}", "send(9 bytes)", "recv() → 5 bytes", "send(13 bytes)", "recv() → 4 bytes", "send(4 bytes)", "recv() → 0 bytes", "close()", "close(listening socket)"],
            _calls.Of(Caller.Server));
    }

    [Fact]
    public async Task Calls_know_both_ends_and_the_time_in_order()
    {
        await using var server = new RunningServer(new() { Style = ChatStyle.Echo }, calls: _calls);
        await Run(server.Client, Script("hello"));

        var connect = _calls.All.First(call => call.Text.StartsWith("connect", StringComparison.Ordinal));
        var accept = _calls.All.First(call => call.Text.StartsWith("accept", StringComparison.Ordinal));
        var sent = _calls.All.First(call => call is { Caller: Caller.Client, Text: "send(6 bytes)" });
        Assert.Equal((accept.Remote, accept.Local), (sent.Local, sent.Remote));
        Assert.True(connect.UnixNanoseconds <= accept.UnixNanoseconds);
    }

    [Fact]
    public async Task The_end_of_the_input_means_bye_so_that_no_answer_is_lost()
    {
        await using var server = new RunningServer(new() { Style = ChatStyle.Echo });
        var terminal = Script("one", "", "  ", "two");

        Assert.Equal(ChatEnding.Left, await Run(server.Client, terminal));

        Assert.Equal(["one", "two", "^^^"], terminal.Shown);
    }

    [Fact]
    public async Task Exit_leaves_at_once_and_is_not_sent()
    {
        await using var server = new RunningServer(new() { Style = ChatStyle.Echo }, calls: _calls);

        Assert.Equal(ChatEnding.Left, await Run(server.Client, Script("exit", "never")));

        Assert.Equal(["socket(AF_INET, SOCK_STREAM)", $"connect({server.End})", "close()"], _calls.Of(Caller.Client));
    }

    [Fact]
    public async Task Half_close_shuts_the_sending_side_and_reads_on_to_the_server_s_FIN()
    {
        await using var server = new RunningServer(new() { Style = ChatStyle.Echo }, calls: _calls);
        var terminal = Script("one", "exit");

        Assert.Equal(ChatEnding.Left, await Run(server.Client with { HalfClose = true }, terminal));

        Assert.Equal(["one"], terminal.Shown);
        Assert.Equal(["socket(AF_INET, SOCK_STREAM)", $"connect({server.End})", "send(4 bytes)", "shutdown(SHUT_WR)", "recv() → 4 bytes", "recv() → 0 bytes", "close()"], Sorted(_calls.Of(Caller.Client)));
    }

    [Fact]
    public async Task Half_close_after_farewell_also_waits_for_the_FIN()
    {
        await using var server = new RunningServer(new() { Style = ChatStyle.Echo }, calls: _calls);

        await Run(server.Client with { HalfClose = true }, Script("bye"));

        Assert.Equal(["socket(AF_INET, SOCK_STREAM)", $"connect({server.End})", "send(4 bytes)", "recv() → 4 bytes", "shutdown(SHUT_WR)", "recv() → 0 bytes", "close()"], _calls.Of(Caller.Client));
    }

    [Fact]
    public async Task When_the_server_stops_everybody_gets_a_farewell_and_the_server_s_FIN_comes_first()
    {
        var server = new RunningServer(new() { Style = ChatStyle.Greeter, Raw = false }, calls: _calls);
        var terminal = new ScriptedTerminal(TimeProvider.System, new ScriptStep("anna", After: "welcome!")) { Stays = true };
        var client = Run(server.Client, terminal);
        await WaitFor(() => terminal.Shown.Contains("hello, anna!"));

        await server.DisposeAsync();

        Assert.Equal(ChatEnding.Dismissed, await client);
        Assert.Equal("^^^", terminal.Shown[^1]);
        Assert.Equal(["* the server stops"], terminal.Notes);
        Assert.Contains("shutdown(SHUT_WR)", _calls.Of(Caller.Server));
        Assert.Equal(["send(4 bytes)", "shutdown(SHUT_WR)"], _calls.Of(Caller.Server).SkipWhile(text => text != "send(4 bytes)").Take(2));
    }

    [Fact]
    public async Task A_name_is_told_to_the_others()
    {
        await using var server = new RunningServer(new() { Style = ChatStyle.Room });
        using var witness = await server.ConnectAsync();

        await Run(server.Client with { Name = "anna" }, Script("hello"));

        Assert.Equal("anna: hello", await witness.ReadUntilAsync("hello"));
    }

    [Fact]
    public async Task What_the_server_says_cannot_steer_the_terminal()
    {
        await using var server = new RunningServer(new() { Style = ChatStyle.Echo });
        var terminal = Script("\u001b[2J\u202eabc");

        await Run(server.Client, terminal);

        Assert.Equal("\\x1b[2J\\u202eabc", terminal.Shown[0]);
    }

    [Fact]
    public async Task Nobody_listening_is_an_error_that_says_what_to_do()
    {
        var server = new RunningServer(new());
        await server.DisposeAsync();

        var error = await Assert.ThrowsAsync<ConnectException>(() => Run(server.Client, Script()));

        Assert.Equal($"cannot connect to {server.End}: connection refused. Nobody listens there; start a server with: tcpsniff chat server --port {server.End.Port}", error.Message);
    }

    [Fact]
    public async Task An_unknown_host_is_an_error()
    {
        var error = await Assert.ThrowsAsync<ConnectException>(() => Run(new() { Host = "no.such.host.invalid" }, Script()));

        Assert.StartsWith("cannot connect to no.such.host.invalid:12345: no such host", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stopped_client_leaves_at_once()
    {
        await using var server = new RunningServer(new() { Style = ChatStyle.Greeter, Raw = false });
        using var stop = new CancellationTokenSource();
        var terminal = RunningServer.Quiet();
        var client = ChatClient.RunAsync(server.Client, terminal, stop: stop.Token);
        await WaitFor(() => terminal.Shown.Count > 0);

        await stop.CancelAsync();

        Assert.Equal(ChatEnding.Left, await client.WaitAsync(Peer.Patience, TestContext.Current.CancellationToken));
    }

    private static ScriptedTerminal Script(params ScriptStep[] steps) => new(TimeProvider.System, steps);

    private static async Task WaitFor(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(Peer.Patience);
        while (!condition())
        {
            await Task.Delay(5, patience.Token);
        }
    }

    // Whether the answer to the last line is read before or after the shutdown is the scheduler's choice.
    private static List<string> Sorted(IEnumerable<string> calls)
    {
        var list = calls.ToList();
        var (answer, shutdown) = (list.IndexOf("recv() → 4 bytes"), list.IndexOf("shutdown(SHUT_WR)"));
        if (answer < shutdown)
        {
            (list[answer], list[shutdown]) = (list[shutdown], list[answer]);
        }

        return list;
    }

    private Task<ChatEnding> Run(ChatClientOptions options, ScriptedTerminal terminal) =>
        ChatClient.RunAsync(options, terminal, _calls).WaitAsync(Peer.Patience);
}
