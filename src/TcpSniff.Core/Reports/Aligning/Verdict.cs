using TcpSniff.Analysis;
using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Reports.Aligning;

/// <summary>Something that both captures together prove.</summary>
/// <param name="Id">Stable kebab-case id.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="From">Whose segments it is about, or whose host; null for both.</param>
/// <param name="Frame">Where to look, in the capture beside that end; null for nowhere in particular.</param>
/// <param name="Text">The sentence.</param>
internal sealed record Verdict(string Id, Severity Severity, Role? From, long? Frame, Statement Text);
