namespace TcpSniff.Tracking.Reassembly;

/// <summary>Why bytes of a stream are not there.</summary>
public enum GapKind : byte
{
    /// <summary>No packet of the capture carries them.</summary>
    Missing,

    /// <summary>Their packet is there, but the snap length cut them off.</summary>
    NotCaptured,

    /// <summary>They did not come before the bytes behind them filled the memory that may be used.</summary>
    LimitReached,
}

/// <summary>Bytes of a stream that are not there.</summary>
/// <param name="Offset">Bytes of the stream before them.</param>
/// <param name="Length">How many they are, at least 1.</param>
/// <param name="Kind">Why they are not there.</param>
public readonly record struct StreamGap(long Offset, long Length, GapKind Kind);
