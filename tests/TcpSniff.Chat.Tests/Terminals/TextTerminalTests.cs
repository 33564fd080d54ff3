using System.IO.Pipes;
using TcpSniff.Chat.Terminals;

namespace TcpSniff.Chat.Tests.Terminals;

public sealed class TextTerminalTests : IDisposable
{
    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly StringWriter _notes = new() { NewLine = "\n" };

    [Fact]
    public async Task Lines_are_read_in_order_and_then_there_are_none()
    {
        var terminal = new TextTerminal(new StringReader("one\ntwo\n"), _output, _notes, interactive: false);

        Assert.Equal("one", await terminal.ReadLineAsync(TestContext.Current.CancellationToken));
        Assert.Equal("two", await terminal.ReadLineAsync(TestContext.Current.CancellationToken));
        Assert.Null(await terminal.ReadLineAsync(TestContext.Current.CancellationToken));
        Assert.Null(await terminal.ReadLineAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_typed_line_without_end_is_cut()
    {
        var terminal = new TextTerminal(new StringReader(new string('x', 1_000_000) + "\r\nnext"), _output, _notes, interactive: false);

        Assert.Equal(65_536, (await terminal.ReadLineAsync(TestContext.Current.CancellationToken))!.Length);
        Assert.Equal("next", await terminal.ReadLineAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_pipe_gets_what_was_said_and_nothing_else()
    {
        var terminal = new TextTerminal(new StringReader(""), _output, _notes, interactive: false);
        terminal.WriteLine("hello");
        terminal.Note("* the server stops");

        Assert.Equal(("hello\n", "* the server stops\n"), (_output.ToString(), _notes.ToString()));
    }

    [Fact]
    public async Task A_person_gets_a_prompt_that_makes_way_for_what_is_said()
    {
        using var keyboard = new AnonymousPipeServerStream(PipeDirection.In);
        using var input = new StreamReader(keyboard);
        using var stop = new CancellationTokenSource();
        var terminal = new TextTerminal(input, _output, _notes, interactive: true);
        var typing = terminal.ReadLineAsync(stop.Token);
        terminal.WriteLine("hello");
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await typing);
        terminal.WriteLine("good-bye");
        keyboard.DisposeLocalCopyOfClientHandle();

        Assert.Equal("\r\u001b[K> \r\u001b[Khello\n\r\u001b[K> \r\u001b[K\r\u001b[Kgood-bye\n", _output.ToString());
    }

    [Fact]
    public async Task A_line_typed_while_nobody_waited_is_not_lost()
    {
        var terminal = new TextTerminal(new StringReader("one\n"), _output, _notes, interactive: false);
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await terminal.ReadLineAsync(stop.Token));

        Assert.Equal("one", await terminal.ReadLineAsync(TestContext.Current.CancellationToken));
    }

    public void Dispose()
    {
        _output.Dispose();
        _notes.Dispose();
    }
}
