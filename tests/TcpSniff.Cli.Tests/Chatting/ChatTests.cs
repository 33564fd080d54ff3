using System.Diagnostics;
using System.Globalization;
using TcpSniff.Cli.Tests.Processes;
using Xunit;

namespace TcpSniff.Cli.Tests.Chatting;

public sealed class ChatTests : IDisposable
{
    private readonly ServingChat _server = new("--style", "greeter");

    [Fact]
    public void A_client_talks_through_pipes()
    {
        var outcome = Talk("world\n世界\nbye\n");

        Assert.Equal((0, "welcome!\nhello, world!\nhello, 世界!\n^^^\n"), (outcome.Code, outcome.Output));
    }

    [Fact]
    public void The_end_of_the_input_is_a_good_bye() => Assert.Equal((0, "welcome!\nhello, world!\n^^^\n"), Spoken(Talk("world\n")));

    [Fact]
    public void An_interrupted_server_says_good_bye_to_everybody()
    {
        using var client = Executable.TcpSniff.Start("chat", "client", "--port", _server.Port);
        Assert.Equal("welcome!", client.StandardOutput.ReadLine());

        using var kill = Process.Start("kill", ["-INT", _server.Id.ToString(CultureInfo.InvariantCulture)]);

        Assert.Equal((0, "^^^\n"), Spoken(Executable.Finish(client)));
        Assert.Equal(130, _server.Finish().Code);
    }

    [Fact]
    public void A_port_in_use_cannot_be_listened_on()
    {
        var outcome = Executable.TcpSniff.Run("chat", "server", "--port", _server.Port);

        Assert.Equal(1, outcome.Code);
        Assert.StartsWith($"tcpsniff: cannot listen on 127.0.0.1:{_server.Port}: address already in use.", outcome.Errors);
    }

    [Fact]
    public void Nobody_listening_is_said_in_one_line()
    {
        var outcome = Executable.TcpSniff.Run("chat", "client", "--port", "1");

        Assert.Equal(1, outcome.Code);
        Assert.StartsWith("tcpsniff: cannot connect to 127.0.0.1:1: connection refused.", outcome.Errors);
    }

    public void Dispose() => _server.Dispose();

    private static (int Code, string Output) Spoken(Outcome outcome) => (outcome.Code, outcome.Output);

    private Outcome Talk(string lines)
    {
        using var client = Executable.TcpSniff.Start("chat", "client", "--port", _server.Port);
        client.StandardInput.Write(lines);
        client.StandardInput.Close();
        return Executable.Finish(client);
    }
}
