using TcpSniff.Aligning;
using TcpSniff.Aligning.Fates;
using TcpSniff.Wording;

namespace TcpSniff.Reports.Aligning;

/// <summary>A connection captured at both ends, as a row.</summary>
/// <param name="Captures">What it is part of.</param>
/// <param name="Alignment">The connection.</param>
/// <param name="Language">The language of its sentences.</param>
internal readonly record struct AlignmentRow(AlignedCaptures Captures, Alignment Alignment, Language Language);

/// <summary>A segment of it, as a row.</summary>
/// <param name="Alignment">The connection.</param>
/// <param name="Sighting">The segment.</param>
/// <param name="Language">The language of its sentences.</param>
internal readonly record struct SightingRow(Alignment Alignment, Sighting Sighting, Language Language);
