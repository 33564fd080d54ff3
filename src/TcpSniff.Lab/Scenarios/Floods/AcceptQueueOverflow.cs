using System.Runtime.Versioning;
using TcpSniff.Lab.Stages;
using TcpSniff.Lab.Truth;
using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Floods;

/// <summary>Three clients connect to a program that does not accept, with backlog 1; the third gives up.</summary>
internal sealed class AcceptQueueOverflow : Scenario
{
    /// <inheritdoc/>
    public override string Name => "accept-queue-overflow";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "Three clients connect to a program that does not accept, with backlog 1; the third gives up",
        "程序迟迟不 accept、backlog 为 1，三个客户端来连接，第三个最终放弃",
        "程式遲遲不 accept、backlog 為 1，三個用戶端來連線，第三個最終放棄");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "The kernel opens backlog + 1 connections by itself and even takes their data; SYNs beyond that are dropped silently",
        "内核会自行建立 backlog + 1 个连接，甚至替它们收下数据；再来的 SYN 被默默丢弃",
        "核心會自行建立 backlog + 1 個連線，甚至替它們收下資料；再來的 SYN 被默默丟棄");

    /// <inheritdoc/>
    public override IReadOnlyList<Excuse> Excuses { get; } =
    [
        new(TcpState.SynReceived, null, "that the queue is full shows only in the silence"),
    ];

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
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

        clients[0].Send("hello!");
        stage.Wait(TimeSpan.FromSeconds(1));
        clients[1].Send("hello!");
        stage.Settle();
        clients[2].Close();
        stage.Accept(listener).Receive();
        stage.Accept(listener).Receive();
    }
}
