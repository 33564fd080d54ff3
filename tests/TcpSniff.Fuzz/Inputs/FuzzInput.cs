using TcpSniff.Generating;

namespace TcpSniff.Fuzz.Inputs;

/// <summary>What a target takes: packets, those of a second capture, or bytes; and a number that chooses among the ways to take it.</summary>
/// <param name="Turn">Chooses the language, the format, and such.</param>
internal sealed record FuzzInput(int Turn)
{
    /// <summary>The packets.</summary>
    public IReadOnlyList<Frame> Frames { get; init; } = [];

    /// <summary>The packets of a second capture.</summary>
    public IReadOnlyList<Frame> Others { get; init; } = [];

    /// <summary>Bytes: a file, a text, what came from the network.</summary>
    public byte[] Bytes { get; init; } = [];

    /// <summary>Packets in all.</summary>
    public int Packets => Frames.Count + Others.Count;
}
