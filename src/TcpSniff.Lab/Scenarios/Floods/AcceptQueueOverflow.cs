using TcpSniff.Lab.Stages;
using TcpSniff.Lab.Truth;
using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Floods;

/// <summary>Three clients connect to a busy server that listens with backlog 1.</summary>
public sealed class AcceptQueueOverflow : Scenario
{
    /// <inheritdoc/>
    public override string Name => "accept-queue-overflow";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "Three clients connect to a busy server that listens with backlog 1",
        "三个客户端连接一台繁忙的、backlog 为 1 的服务器",
        "三個用戶端連線到一台忙碌的、backlog 為 1 的伺服器");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "Connections wait for accept in a queue of backlog + 1; a SYN beyond that is dropped silently and has to come again",
        "已建立的连接在长度为 backlog + 1 的队列里等待 accept；再来的 SYN 被默默丢弃，只能重传",
        "已建立的連線在長度為 backlog + 1 的佇列裡等待 accept；再來的 SYN 被默默丟棄，只能重傳");

    /// <inheritdoc/>
    public override IReadOnlyList<Excuse> Excuses { get; } =
    [
        new(TcpState.SynReceived, null, "that the queue is full shows only in the silence"),
    ];

    /// <inheritdoc/>
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var listener = stage.Server.Listen(backlog: 1);
        var clients = new List<PlayedSocket>();
        for (var i = 0; i < 3; i++)
        {
            clients.Add(stage.Client.Connect(stage.ServerEnd));
            stage.Settle();
        }

        foreach (var client in clients)
        {
            stage.Say(client, stage.Accept(listener), "hello!");
        }
    }
}
