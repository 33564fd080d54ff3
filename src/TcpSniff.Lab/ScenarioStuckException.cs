namespace TcpSniff.Lab;

/// <summary>A scenario waits for something that does not happen: this kernel behaves otherwise, or the machine is far too busy.</summary>
/// <param name="transcript">What happened until then, a line a segment.</param>
internal sealed class ScenarioStuckException(string transcript)
    : Exception("the scenario waits for something that does not happen: this kernel behaves otherwise, or the machine is too busy")
{
    /// <summary>What happened until then, a line a segment.</summary>
    public string Transcript { get; } = transcript;
}
