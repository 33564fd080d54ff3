using System.Net.Sockets;
using System.Runtime.Versioning;
using TcpSniff.Lab.Stages;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Exchanges;

/// <summary>The client marks a byte as urgent.</summary>
internal sealed class UrgentData : Scenario
{
    /// <inheritdoc/>
    public override string Name => "urgent-data";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "The client marks a byte as urgent",
        "客户端把一个字节标记为紧急数据",
        "用戶端把一個位元組標記為緊急資料");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "URG and the urgent pointer name a place in the stream; they overtake nothing",
        "URG 标志和紧急指针只标出字节流中的位置，并不会插队",
        "URG 旗標和緊急指標只標出位元組流中的位置，並不會插隊");

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var (client, server) = stage.OpenConnection();
        stage.Say(client, server, "working on it");
        client.Send("!"u8, SocketFlags.OutOfBand);
        stage.Settle();
        server.Receive(SocketFlags.OutOfBand);
        stage.Close(client, server);
    }
}
