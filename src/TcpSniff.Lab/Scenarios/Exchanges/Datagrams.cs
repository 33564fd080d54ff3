using System.Net.Sockets;
using System.Runtime.Versioning;
using TcpSniff.Lab.Links.Rules;
using TcpSniff.Lab.Stages;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Exchanges;

/// <summary>The same talk over UDP, with one datagram lost.</summary>
internal sealed class Datagrams : Scenario
{
    /// <inheritdoc/>
    public override string Name => "udp";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "The same talk over UDP, with one datagram lost",
        "同样的对话改用 UDP，其中一个数据报丢失",
        "同樣的對話改用 UDP，其中一個資料包遺失");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "Without connection there is no handshake, no acknowledgment, no teardown, and nobody sends again what was lost",
        "没有连接就没有握手、确认和挥手，丢了的也没有人重传",
        "沒有連線就沒有握手、確認和揮手，遺失的也沒有人重傳");

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var server = stage.Server.Bind(Stage.ServerPort, type: SocketType.Dgram);
        var client = stage.Client.NewSocket(type: SocketType.Dgram);
        client.Connect(stage.ServerEnd);
        server.Connect(client.Local);
        stage.Link.Rules.Add(new Lose(new(0, skip: 1)));
        foreach (var word in (string[])["hello!", "this one is lost", "bye"])
        {
            client.Send(word);
            stage.Deliver();
        }

        server.Receive();
        server.Receive();
        server.Send("hi");
        stage.Settle();
        client.Receive();
        client.Close();
        server.Close();
        stage.Settle();
    }
}
