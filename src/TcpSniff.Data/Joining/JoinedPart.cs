using TcpSniff.Cli.Runs;

namespace TcpSniff.Data.Joining;

/// <summary>One part: where its tables are, and which of its connections have to be judged again.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="Open">Numbers of those connections.</param>
internal sealed record JoinedPart(string Folder, IReadOnlyList<int> Open)
{
    /// <summary>The packets of those connections.</summary>
    public string Packets => PartEvidence.PacketsIn(Folder);
}
