using System.Runtime.Versioning;
using TcpSniff.Lab.Stages;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Exchanges;

/// <summary>Five clients talk to one server at the same time.</summary>
internal sealed class ManyClients : Scenario
{
    /// <inheritdoc/>
    public override string Name => "many-clients";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "Five clients talk to one server at the same time",
        "五个客户端同时与一台服务器通信",
        "五個用戶端同時與一台伺服器通訊");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "Connections to the same port are told apart by the client's address and port",
        "到同一端口的连接靠客户端的地址和端口来区分",
        "到同一埠的連線靠用戶端的位址和埠來區分");

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        const int count = 5;
        var listener = stage.Server.Listen();
        var clients = Enumerable.Range(0, count).Select(_ => stage.Client.Connect(stage.ServerEnd)).ToList();
        stage.Deliver();
        var servers = clients.Select(_ => stage.Accept(listener)).ToList();
        clients.ForEach(client => client.Send("hello!"));
        stage.Settle();
        servers.ForEach(server => server.Receive());
        servers.ForEach(server => server.Send("hi"));
        stage.Settle();
        clients.ForEach(client => client.Receive());
        clients.ForEach(client => client.Close());
        stage.Settle();
        servers.ForEach(server => server.Close());
        stage.Settle();
    }
}
