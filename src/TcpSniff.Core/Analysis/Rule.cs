using TcpSniff.Wording;

namespace TcpSniff.Analysis;

/// <summary>
/// One thing that can go wrong, and how to recognise it. One file each in <c>Rules/</c>, listed in <see cref="RuleList"/>. A rule
/// has no state: it judges finished connections, or the capture as a whole, from what was noted while tracking.
/// </summary>
/// <param name="id">Stable kebab-case id.</param>
/// <param name="severity">How bad it is as a rule.</param>
/// <param name="summary">What it means, in one line.</param>
internal abstract class Rule(string id, Severity severity, Sentence summary)
{
    /// <summary>Stable kebab-case id, used in output, documentation and tests.</summary>
    public string Id { get; } = id;

    /// <summary>How bad it is as a rule; a finding may be less or more.</summary>
    public Severity Severity { get; } = severity;

    /// <summary>What it means, in one line.</summary>
    public Sentence Summary { get; } = summary;

    /// <summary>Judges one connection at the end of the capture.</summary>
    public virtual void Judge(ConnectionCase connection)
    {
    }

    /// <summary>Judges what shows only across connections.</summary>
    public virtual void Judge(CaptureCase capture)
    {
    }
}
