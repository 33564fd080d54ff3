using System.Runtime.Versioning;
using TcpSniff.Lab.Stages;
using TcpSniff.Wording;

namespace TcpSniff.Lab.Scenarios.Openings;

/// <summary>A connection opens and nothing else happens.</summary>
internal sealed class ThreeWayHandshake : Scenario
{
    /// <inheritdoc/>
    public override string Name => "handshake";

    /// <inheritdoc/>
    public override Sentence Summary { get; } = new(
        "A connection opens and nothing else happens",
        "建立一个连接，此外什么也不做",
        "建立一個連線，此外什麼也不做");

    /// <inheritdoc/>
    public override Sentence Lesson { get; } = new(
        "What each of the three segments proves about sending and receiving",
        "三个报文段各自证明了哪一方能发、能收",
        "三個區段各自證明了哪一方能送、能收");

    /// <inheritdoc/>
    [SupportedOSPlatform("linux")]
    public override void Play(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        stage.OpenConnection();
        stage.Settle();
    }
}
