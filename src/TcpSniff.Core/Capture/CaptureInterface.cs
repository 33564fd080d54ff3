using TcpSniff.Packets;

namespace TcpSniff.Capture;

/// <summary>An interface that packets were captured on.</summary>
public sealed record CaptureInterface
{
    /// <summary>What its packets begin with.</summary>
    public required LinkType LinkType { get; init; }

    /// <summary>Bytes kept of a packet at most; 0 for no limit.</summary>
    public int SnapLength { get; init; }

    /// <summary>Name such as <c>eth0</c>, where known.</summary>
    public string? Name { get; init; }

    /// <summary>What somebody wrote about it, where known.</summary>
    public string? Description { get; init; }

    /// <summary>Capture filter that was in force, where known.</summary>
    public string? Filter { get; init; }

    /// <summary>Ticks of its time stamps in a second: 1,000,000 or 1,000,000,000 as a rule.</summary>
    public ulong TicksPerSecond { get; init; } = 1_000_000;

    /// <summary>Whether microseconds would lose something of its time stamps.</summary>
    public bool CountsNanoseconds => 1_000_000 % TicksPerSecond != 0;

    /// <summary>What else a pcapng says of it – addresses, speed, hardware, system, custom options.</summary>
    internal KeptOptions OtherOptions { get; init; }

    /// <summary>Comments on the interface or its section.</summary>
    public IReadOnlyList<string> Comments { get; init; } = [];
}

/// <summary>Packets lost while capturing.</summary>
/// <param name="Received">Packets that the filter accepted, where known.</param>
/// <param name="DroppedByKernel">Packets lost because the reader was too slow.</param>
/// <param name="DroppedByInterface">Packets lost by the interface or its driver.</param>
public readonly record struct CaptureDrops(long? Received, long DroppedByKernel, long DroppedByInterface)
{
    /// <summary>What two interfaces or sources lost together.</summary>
    public static CaptureDrops operator +(CaptureDrops left, CaptureDrops right) => new(
        left.Received is null ? right.Received : left.Received + (right.Received ?? 0),
        left.DroppedByKernel + right.DroppedByKernel,
        left.DroppedByInterface + right.DroppedByInterface);
}
