using TcpSniff.Analysis.Surroundings;

namespace TcpSniff.Analysis;

/// <summary>What the rules said of a capture, and what they would have to look at again if it was a part of a larger one.</summary>
/// <param name="Findings">The findings, worst first.</param>
/// <param name="Sums">What its connections add up to.</param>
/// <param name="Open">Numbers of the connections that were judged by the sums: those of other parts might change what is said of them.</param>
internal sealed record Judgement(IReadOnlyList<Finding> Findings, CaptureSums Sums, IReadOnlyList<int> Open);
