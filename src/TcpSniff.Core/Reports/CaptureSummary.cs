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

    /// <summary>What was read so far; the counts go on growing with the reading.</summary>
    /// <param name="pipeline">The reading.</param>
    /// <param name="sources">Files as they were named, or the device; null for what the source says.</param>
    public static CaptureSummary Of(Pipeline pipeline, IReadOnlyList<string>? sources = null)
    {
        var files = pipeline.Source.Files;
        var formats = files.Select(file => file.Format).Distinct().ToList();
        return new()
        {
            Sources = sources ?? [.. files.Count > 0 ? files.Select(file => file.Name) : pipeline.Source.Interfaces.Select(device => device.Name).OfType<string>()],
            Format = formats.Count == 1 ? formats[0] : null,
            Interfaces = pipeline.Source.Interfaces,
            Record = pipeline.Record,
            Drops = pipeline.Source.Drops,
            Damage = pipeline.Source.Damage,
        };
    }

    /// <summary>The snap length in force: the smallest of the interfaces' limits; null for none.</summary>
    public int? SnapLength => Interfaces.Where(i => i.SnapLength > 0).Select(i => (int?)i.SnapLength).Min();

    /// <summary>From the first packet to the last.</summary>
    public Duration? Duration => Record.LastTime - Record.FirstTime;
}
