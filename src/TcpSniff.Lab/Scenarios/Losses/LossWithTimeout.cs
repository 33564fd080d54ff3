using System.Runtime.Versioning;
using TcpSniff.Lab.Links.Rules;
using TcpSniff.Lab.Stages;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Losses;

/// <summary>A lone segment is lost twice.</summary>
/// <remarks>Without early retransmit Linux sends no tail loss probe either.</remarks>
internal sealed class LossWithTimeout : Scenario
{
    /// <inheritdoc/>
    public override string Name => "loss-timeout";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "A lone segment is lost twice",
        "一个单独的报文段连续丢失两次",
        "一個單獨的區段連續遺失兩次");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "Nothing follows that could tell, so the sender waits for its timeout, and doubles it the second time",
        "后面没有别的数据可以提示丢失，只能等超时；第二次超时时间加倍",
        "後面沒有別的資料可以提示遺失，只能等逾時；第二次逾時時間加倍");

    /// <inheritdoc/>
    public override Setting Setting => Setting.WithoutProbes;

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var (client, server) = stage.OpenConnection();
        stage.Say(client, server, "hello!");
        stage.Link.Rules.Add(new Lose(new(0, count: 2)));
        client.Send("lost twice");
        stage.Until(() => server.IsReadable);
        server.Receive();
        stage.Settle();
        stage.Close(client, server);
    }
}
