using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Analysis;

/// <summary>How bad a finding is.</summary>
public enum Severity : byte
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Costs time or hints at trouble.</summary>
    Warning,

    /// <summary>Something failed.</summary>
    Error,
}

/// <summary>Something that went wrong, or is worth knowing, with its evidence and the side that it points to.</summary>
public sealed record Finding
{
    /// <summary>Stable kebab-case id.</summary>
    public required string Id { get; init; }

    /// <summary>How bad it is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The connection; null where it concerns the whole capture.</summary>
    public int? Stream { get; init; }

    /// <summary>First frame of the evidence.</summary>
    public required long Frame { get; init; }

    /// <summary>Last frame of the evidence.</summary>
    public required long LastFrame { get; init; }

    /// <summary>How long it lasted or what it cost; null where that cannot be said.</summary>
    public Duration? Cost { get; init; }

    /// <summary>The side it points to; null for neither or the network.</summary>
    public Role? Culprit { get; init; }

    /// <summary>Address of that side; null where the finding points to none, or to no connection.</summary>
    public IpAddress? CulpritAddress { get; init; }

    /// <summary>What happened, in numbers, and where to look.</summary>
    public required Statement Text { get; init; }

    /// <summary>Numbers and frames that prove it.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];
}

/// <summary>One piece of evidence.</summary>
/// <param name="Name">Name in snake_case.</param>
/// <param name="Value">A number (seconds for a time), or 0 where it is a text.</param>
/// <param name="Text">The text, for what is no number.</param>
public readonly record struct Evidence(string Name, double Value, string? Text = null);
