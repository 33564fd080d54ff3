namespace TcpSniff.Tracking.Connections.Evidence;

/// <summary>What is said of a segment until a later one contradicts it.</summary>
public enum RevisedVerdict : byte
{
    /// <summary>Something before it is missing. A later segment brings it.</summary>
    Missing,

    /// <summary>It acknowledges what was not captured. The capture has that, only later.</summary>
    AcknowledgedUnseen,

    /// <summary>It opens the connection. The peer had not got it, or not accepted it: it repeats its SYN+ACK.</summary>
    Opened,

    /// <summary>A RST ends the connection. The side in whose name it came goes on.</summary>
    Reset,

    /// <summary>Its checksum is wrong, so that its receiver drops it. That acknowledges it all the same.</summary>
    Damaged,

    /// <summary>A SYN asks to open. It is refused, or its sender knows nothing of it.</summary>
    Asked,
}

/// <summary>A verdict that a later segment contradicts.</summary>
/// <param name="Frame">Frame of the segment that the verdict is about.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Because">Frame that contradicts it.</param>
public readonly record struct Revision(long Frame, RevisedVerdict Verdict, long Because);
