using TcpSniff.Cli.Tests.Processes;
using Xunit;

namespace TcpSniff.Cli.Tests.Tutorials;

/// <summary>This program's client against the tutorials' servers, unchanged. A script types all at once; each message still goes alone.</summary>
public class TutorialServerTests
{
    [Theory]
    [InlineData("hi_server.py", "hello!\n", "hi\n", "b'hello!'\n")]
    [InlineData("once_server.py", "请问有人在吗\n", "您好,欢迎光临\n", "请问有人在吗\n")]
    [InlineData("bye_server.py", "one\ntwo\nbye\n", "got one\ngot two\n^^^\n", "recv: b'one'\nrecv: b'two'\nrecv: b'bye'\n")]
    [InlineData("exit_server.py", "hello\nare you there\nmore\n", "hello\nexit\n", "client: hello\nclient: are you there\n")]
    [InlineData("exit_server.py", "hello\nexit\n", "hello\n", "client: hello\nclient: exit\n")]
    public void A_raw_client_talks_with_it(string program, string typed, string heard, string served)
    {
        var (server, port) = Python.Serve(program);
        using (server)
        {
            Assert.Equal((0, heard), Talk(typed, "--raw", "--port", port));
            var outcome = Executable.Finish(server);
            Assert.Equal((0, served, ""), (outcome.Code, outcome.Output, outcome.Errors));
        }
    }

    [Fact]
    public void A_client_of_lines_talks_with_a_server_of_lines()
    {
        var (server, port) = Python.Serve("socketserver_server.py");
        using (server)
        {
            using var client = Executable.TcpSniff.Start("chat", "client", "--port", port);
            foreach (var line in (string[])["hello", "are you there"])
            {
                client.StandardInput.WriteLine(line);
                Assert.Equal(line.ToUpperInvariant(), client.StandardOutput.ReadLine());
            }

            client.StandardInput.WriteLine("exit");
            Assert.Equal(0, Executable.Finish(client).Code);
            Assert.Equal("127.0.0.1 says hello\n127.0.0.1 says are you there\n", Executable.Finish(server).Output);
        }
    }

    [Fact]
    public void Two_clients_meet_in_a_room_that_somebody_else_wrote()
    {
        var (server, port) = Python.Serve("select_server.py");
        using (server)
        {
            using var ann = Executable.TcpSniff.Start("chat", "client", "--raw", "--port", port);
            Assert.Equal("1 came", server.StandardOutput.ReadLine());
            using var bob = Executable.TcpSniff.Start("chat", "client", "--raw", "--port", port);
            Assert.Equal("2 came", server.StandardOutput.ReadLine());
            ann.StandardInput.WriteLine("anybody here?");
            ann.StandardInput.Flush();
            Assert.Equal("anybody here?", bob.StandardOutput.ReadLine());
            bob.StandardInput.WriteLine("yes, 我在");
            bob.StandardInput.Flush();
            Assert.Equal("yes, 我在", ann.StandardOutput.ReadLine());

            // The word that ends a talk by turns is sent, too: who hears it leaves.
            ann.StandardInput.WriteLine("exit");
            Assert.Equal(0, Executable.Finish(ann).Code);
            var left = Executable.Finish(bob);
            Assert.Equal((0, "exit\n"), (left.Code, left.Output));
            Assert.Equal(0, Executable.Finish(server).Code);
        }
    }

    [Fact]
    public void A_raw_client_is_greeted()
    {
        var (server, port) = Python.Serve("greet_server.py");
        using (server)
        {
            using var client = Executable.TcpSniff.Start("chat", "client", "--raw", "--port", port);
            Assert.Equal("welcome!", client.StandardOutput.ReadLine());
            foreach (var name in (string[])["Michael", "Tracy", "Sarah"])
            {
                client.StandardInput.WriteLine(name);
                client.StandardInput.Flush();
                Assert.Equal($"hello, {name}!", client.StandardOutput.ReadLine());
            }

            client.StandardInput.WriteLine("exit");
            client.StandardInput.Flush();
            var outcome = Executable.Finish(client);
            Assert.Equal((0, ""), (outcome.Code, outcome.Output));
            server.Kill();
        }
    }

    [Fact]
    public void A_raw_datagram_gets_there_as_it_was_typed()
    {
        var (server, port) = Python.Serve("udp_server.py", udp: true);
        using (server)
        {
            Assert.Equal((0, "hello\n"), Talk("hi\n", "--raw", "--udp", "--port", port));
            Assert.StartsWith("b'hi' ('127.0.0.1', ", Executable.Finish(server).Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("hi_server.py", "hello!\n", "hi\n")]
    [InlineData("once_server.py", "请问有人在吗\n", "您好,欢迎光临\n")]
    [InlineData("bye_server.py", "one\n", "got one\n")]
    public void A_client_that_speaks_in_lines_shows_what_comes_without_any(string program, string typed, string heard)
    {
        var (server, port) = Python.Serve(program);
        using (server)
        {
            using var client = Executable.TcpSniff.Start("chat", "client", "--port", port);
            client.StandardInput.Write(typed);
            client.StandardInput.Flush();

            Assert.Equal(heard.TrimEnd('\n'), client.StandardOutput.ReadLine());
            client.Kill();
            server.Kill();
        }
    }

    private static (int Code, string Output) Talk(string typed, params IReadOnlyList<string> options)
    {
        using var client = Executable.TcpSniff.Start(["chat", "client", .. options]);
        client.StandardInput.Write(typed);
        client.StandardInput.Close();
        var outcome = Executable.Finish(client);
        return (outcome.Code, outcome.Output);
    }
}
