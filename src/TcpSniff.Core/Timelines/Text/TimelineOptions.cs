using TcpSniff.Naming;
using TcpSniff.Wording;

namespace TcpSniff.Timelines.Text;

/// <summary>How a timeline is to look.</summary>
internal sealed record TimelineOptions
{
    /// <summary>Language of the sentences.</summary>
    public Language Language { get; init; }

    /// <summary>Columns of the terminal; less than 72 counts as 72.</summary>
    public int Width { get; init; } = 100;

    /// <summary>Whether styles will show; where not, presumed states stand in parentheses.</summary>
    public bool Colour { get; init; }

    /// <summary>Names to show beside addresses; null for none.</summary>
    public NameBook? Names { get; init; }

    /// <summary>How times are shown.</summary>
    public TimeDisplay Time { get; init; }

    /// <summary>Whether sequence numbers are shown as they are on the wire.</summary>
    public bool Absolute { get; init; }

    /// <summary>Whether each line says which connection it belongs to, because several come at once.</summary>
    public bool Interleaved { get; init; }
}
