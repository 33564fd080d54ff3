using TcpSniff.Chat.Terminals;

namespace TcpSniff.Chat.Tests.Styles;

public sealed class StyleTests
{
    [Fact]
    public async Task A_greeter_greets_who_comes_and_whom_they_name()
    {
        await using var server = new RunningServer(new() { Style = ChatStyle.Greeter, Raw = false });
        using var peer = await server.ConnectAsync();

        Assert.Equal("welcome!", await peer.ReadAsync());
        await peer.SendAsync("小明\n");
        Assert.Equal("hello, 小明!", await peer.ReadAsync());
    }

    [Fact]
    public async Task An_echo_sends_every_line_back()
    {
        await using var server = new RunningServer(new() { Style = ChatStyle.Echo });
        using var peer = await server.ConnectAsync();

        await peer.SendAsync("one\r\ntwo\n\nthree\n");

        Assert.Equal("one", await peer.ReadAsync());
        Assert.Equal("two", await peer.ReadAsync());
        Assert.Equal("three", await peer.ReadAsync());
    }

    [Fact]
    public async Task In_a_room_everybody_sees_every_line_and_who_comes_and_goes()
    {
        await using var server = new RunningServer(new() { Style = ChatStyle.Room });
        using var anna = await server.ConnectAsync();
        Assert.Equal($"* {anna.Name} joined", await anna.ReadAsync());
        using var ben = await server.ConnectAsync();
        Assert.Equal($"* {ben.Name} joined", await anna.ReadAsync());
        await anna.SendAsync("/name anna\n");
        Assert.Equal($"* {anna.Name} is now anna", await anna.ReadAsync());
        await anna.SendAsync("hello\n");

        Assert.Equal("anna: hello", await anna.ReadAsync());
        Assert.Equal("anna: hello", await ben.ReadUntilAsync("hello"));
        await anna.SendAsync("bye\n");
        Assert.Equal("^^^", await anna.ReadAsync());
        Assert.Equal("* anna left", await ben.ReadAsync());
    }

    [Fact]
    public async Task The_server_s_person_can_talk_in_the_room()
    {
        var terminal = new ScriptedTerminal(TimeProvider.System, new ScriptStep("welcome all", After: "hello")) { Stays = true };
        await using var server = new RunningServer(new() { Style = ChatStyle.Room, Verbose = true }, terminal);
        using var peer = await server.ConnectAsync();

        await peer.SendAsync("hello\n");

        Assert.Equal("server: welcome all", await peer.ReadUntilAsync("welcome"));
    }

    [Fact]
    public async Task A_room_does_not_show_what_is_said_unless_asked()
    {
        var terminal = RunningServer.Quiet();
        await using var server = new RunningServer(new() { Style = ChatStyle.Room }, terminal);
        using var peer = await server.ConnectAsync();
        await peer.SendAsync("hello\n");
        await peer.ReadUntilAsync("hello");

        Assert.Empty(terminal.Shown);
    }

    [Fact]
    public async Task A_server_whose_terminal_is_gone_goes_on()
    {
        var full = new StreamWriter("/dev/full") { AutoFlush = true };
        Assert.Throws<IOException>(() => full.WriteLine("anything"));
        await using var server = new RunningServer(new() { Style = ChatStyle.Echo, Verbose = true }, new TextTerminal(TextReader.Null, full, full, interactive: false));
        using var peer = await server.ConnectAsync();

        await peer.SendAsync("hello\n");

        Assert.Equal("hello", await peer.ReadAsync());
    }

    [Fact]
    public async Task An_operator_answers_one_user_and_then_the_next()
    {
        var terminal = new ScriptedTerminal(
            TimeProvider.System,
            new ScriptStep("first answer", After: "question of the first"),
            new ScriptStep("second answer", After: "question of the second"))
        {
            Stays = true,
        };
        await using var server = new RunningServer(new() { Style = ChatStyle.Operator }, terminal);
        using var first = await server.ConnectAsync();
        var name = first.Name;
        using var second = await server.ConnectAsync();
        await second.SendAsync("question of the second\n");
        await first.SendAsync("question of the first\n");

        Assert.Equal("first answer", await first.ReadAsync());
        await first.SendAsync("bye\n");
        Assert.Equal("^^^", await first.ReadAsync());
        first.Dispose();
        Assert.Equal("second answer", await second.ReadAsync());
        Assert.Equal(
            [$"* {name} joined", $"* {name} left"],
            terminal.Notes.Take(2));
        Assert.Equal($"{name}: question of the first", terminal.Shown[0]);
    }

    [Fact]
    public async Task An_operator_may_type_before_somebody_comes()
    {
        await using var server = new RunningServer(new() { Style = ChatStyle.Operator }, new ScriptedTerminal(TimeProvider.System, "who is there?") { Stays = true });
        using var peer = await server.ConnectAsync();

        Assert.Equal("who is there?", await peer.ReadAsync());
    }

    [Theory]
    [InlineData(nameof(ChatStyle.Room))]
    [InlineData(nameof(ChatStyle.Operator))]
    [InlineData(nameof(ChatStyle.Greeter))]
    [InlineData(nameof(ChatStyle.Echo))]
    public async Task Bye_is_answered_in_every_style_and_the_server_closes_on_the_client_s_FIN(string style)
    {
        await using var server = new RunningServer(new() { Style = Enum.Parse<ChatStyle>(style), Raw = false });
        using var peer = await server.ConnectAsync();
        await peer.SendAsync("bye\n");

        Assert.Equal("^^^", await peer.ReadUntilAsync("^^^"));
        peer.Socket.Shutdown(System.Net.Sockets.SocketShutdown.Send);
        Assert.Null(await peer.ReadAsync());
    }
}
