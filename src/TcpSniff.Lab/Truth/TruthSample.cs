using TcpSniff.Lab.Kernel;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;

namespace TcpSniff.Lab.Truth;

/// <summary>How an inferred state compares with the kernel's.</summary>
internal enum TruthVerdict
{
    /// <summary>Not comparable now: a segment is under way or was lost, and the state is only presumed.</summary>
    Open,

    /// <summary>They are the same.</summary>
    Agrees,

    /// <summary>They differ for a reason that was agreed on beforehand.</summary>
    Excused,

    /// <summary>They differ.</summary>
    Differs,
}

/// <summary>One look at one side's socket, and what the wire says about it at the same moment.</summary>
/// <param name="Frame">Frame of the last segment that the tap has seen.</param>
/// <param name="Stream">Its connection.</param>
/// <param name="Role">The side.</param>
/// <param name="Inferred">Its state as inferred from the wire.</param>
/// <param name="Kernel">What its kernel says; null for no socket.</param>
/// <param name="Verdict">How they compare.</param>
internal sealed record TruthSample(long Frame, int Stream, Role Role, EndpointState Inferred, KernelSocket? Kernel, TruthVerdict Verdict);
