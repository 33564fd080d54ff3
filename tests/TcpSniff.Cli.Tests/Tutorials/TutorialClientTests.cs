using TcpSniff.Cli.Tests.Chatting;
using TcpSniff.Cli.Tests.Processes;
using Xunit;

namespace TcpSniff.Cli.Tests.Tutorials;

/// <summary>The tutorials' clients, unchanged, against this program's server.</summary>
public class TutorialClientTests
{
    [Fact]
    public void The_greeted_client_reads_a_welcome_and_a_hello_for_each_name()
    {
        using var server = Server("--style", "greeter");

        Assert.Equal((0, "welcome!\nhello, Michael!\nhello, Tracy!\nhello, Sarah!\n"), Talk("greet_client.py", server));
    }

    [Fact]
    public void The_client_that_says_hello_once_reads_hi()
    {
        using var server = Server("--style", "reply", "hi");

        Assert.Equal((0, "b'hi'\n"), Talk("hi_client.py", server));
        Assert.Equal((0, "b'hi'\n"), Talk("hi_client.py", server));
    }

    [Fact]
    public void One_sentence_is_answered_once_and_the_server_stops()
    {
        using var server = Server("--style", "reply", "您好,欢迎光临", "--once");

        Assert.Equal((0, "您好,欢迎光临\n"), Talk("once_client.py", server));
        Assert.Equal(0, server.Finish().Code);
    }

    [Theory]
    [InlineData("echo", "recv: one\nrecv: two\nrecv: ^^^\n")]
    [InlineData("operator", "recv: first\nrecv: second\nrecv: ^^^\n")]
    public void Bye_is_answered_by_three_carets(string style, string heard)
    {
        using var server = Server("--style", style, "--raw");
        server.Type("first\nsecond\n");

        Assert.Equal((0, heard), Talk("bye_client.py", server));
    }

    [Fact]
    public void By_turns_the_client_s_exit_ends_it()
    {
        using var server = Server("--style", "operator", "--raw");
        server.Type("hello\nyes, I am\n");

        Assert.Equal((0, "server: hello\nserver: yes, I am\n"), Talk("exit_client.py", server));
    }

    [Fact]
    public void By_turns_the_server_s_exit_ends_it_too()
    {
        using var server = Server("--style", "operator", "--raw");
        server.Type("hello\nexit\n");

        Assert.Equal((0, "server: hello\nserver: exit\n"), Talk("exit_client.py", server));
        Assert.Equal(0, server.Finish().Code);
    }

    [Fact]
    public void A_datagram_is_answered_by_a_datagram()
    {
        using var server = Server("--udp", "--style", "reply", "hello");

        Assert.Equal((0, "b'hello'\n"), Talk("udp_client.py", server));
    }

    [Fact]
    public void A_client_with_a_thread_that_receives_hears_the_echo_of_what_it_says()
    {
        using var server = Server("--style", "echo", "--raw");
        using var client = Python.Start("thread_client.py", "127.0.0.1", server.Port);
        foreach (var word in (string[])["hello", "你好"])
        {
            client.StandardInput.WriteLine(word);
            client.StandardInput.Flush();
            Assert.Equal($"< {word}", client.StandardOutput.ReadLine());
        }

        client.StandardInput.Close();
        var outcome = Executable.Finish(client);

        Assert.Equal((0, "", ""), (outcome.Code, outcome.Output, outcome.Errors));
    }

    [Fact]
    public void An_asynchronous_client_that_reads_lines_gets_lines()
    {
        using var server = Server("--style", "echo");

        Assert.Equal((0, "got one\ngot two\ngot three\n"), Talk("asyncio_client.py", server));
    }

    [Theory]
    [InlineData("--style", "echo")]
    [InlineData("--style", "echo", "--raw")]
    public void Who_sends_all_and_closes_that_direction_gets_the_answer_still(params string[] options)
    {
        using var server = Server(options);

        Assert.Equal((0, "b'to be or not to be\\n'\n"), Talk("all_then_close_client.py", server));
    }

    private static ServingChat Server(params string[] options) => new(options);

    private static (int Code, string Output) Talk(string program, ServingChat server)
    {
        var outcome = Python.Call(program, server.Port);
        return (outcome.Code, outcome.Output + outcome.Errors);
    }
}
