using TcpSniff.Capture;
using TcpSniff.Packets;
using TcpSniff.Tracking;

namespace TcpSniff.Reports;

/// <summary>What was read and what was lost, with where it came from.</summary>
internal sealed record CaptureSummary
{
    /// <summary>Version of the JSON records; it grows when a field changes its meaning, not when one is added.</summary>
    public const int SchemaVersion = 1;

    /// <summary>Files as they were named, or the device.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Format of the file, such as <c>pcapng</c>; null for a device or several formats.</summary>
    public string? Format { get; init; }

    /// <summary>Interfaces that packets came from.</summary>
    public required IReadOnlyList<CaptureInterface> Interfaces { get; init; }

    /// <summary>What was counted while reading.</summary>
    public required CaptureRecord Record { get; init; }

    /// <summary>Packets lost while capturing, where known.</summary>
    public CaptureDrops? Drops { get; init; }

    /// <summary>Where reading stopped because of damage.</summary>
    public CaptureDamage? Damage { get; init; }

    /// <summary>The snap length in force: the smallest of the interfaces' limits; null for none.</summary>
    public int? SnapLength => Interfaces.Where(i => i.SnapLength > 0).Select(i => (int?)i.SnapLength).Min();

    /// <summary>From the first packet to the last.</summary>
    public Duration? Duration => Record.LastTime - Record.FirstTime;
}
