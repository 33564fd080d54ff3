using TcpSniff.Packets;

namespace TcpSniff.Aligning;

/// <summary>Two captures side by side: what they have in common.</summary>
internal sealed record AlignedCaptures
{
    /// <summary>The first capture's name.</summary>
    public required string Here { get; init; }

    /// <summary>The second capture's name.</summary>
    public required string There { get; init; }

    /// <summary>How many connections the first capture has.</summary>
    public required int ConnectionsHere { get; init; }

    /// <summary>How many the second has.</summary>
    public required int ConnectionsThere { get; init; }

    /// <summary>The connections that both have, in the order of the first.</summary>
    public required IReadOnlyList<Alignment> Alignments { get; init; }

    /// <summary>Segments that a limit left out.</summary>
    public required long LeftOut { get; init; }

    /// <summary>The name of the capture beside an end.</summary>
    public string NameBeside(Role end, Alignment alignment) => end == Role.Client != alignment.IsTurned ? Here : There;
}
