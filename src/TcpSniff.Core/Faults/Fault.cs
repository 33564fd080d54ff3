namespace TcpSniff.Faults;

/// <summary>A bug that was met, once or many times, at one place of this program.</summary>
/// <param name="trail">The methods it came from, innermost first.</param>
/// <param name="exception">The first exception.</param>
/// <param name="loss">What it cost the first time.</param>
/// <param name="frame">Number of the packet where it was met first; 0 where it is about none.</param>
/// <param name="stream">The connection that it is about; null for none.</param>
internal sealed class Fault(string trail, Exception exception, Loss loss, long frame, int? stream)
{
    /// <summary>The methods it came from, innermost first.</summary>
    public string Trail { get; } = trail;

    /// <summary>The first exception.</summary>
    public Exception Exception { get; } = exception;

    /// <summary>What it cost the first time.</summary>
    public Loss Loss { get; } = loss;

    /// <summary>Number of the packet where it was met first; 0 where it is about none.</summary>
    public long Frame { get; } = frame;

    /// <summary>The connection that it is about; null for none.</summary>
    public int? Stream { get; } = stream;

    /// <summary>How often it was met.</summary>
    public long Times { get; internal set; } = 1;
}
