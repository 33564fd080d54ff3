using TcpSniff.Tracking.Connections;

namespace TcpSniff.Analysis.Surroundings;

/// <summary>
/// What shows only across connections, as sums: each connection is entered once, when no more of it is to come, and may be forgotten
/// then. They do not depend on the order of entering, and those of the parts of a capture add up to those of the whole.
/// </summary>
/// <remarks>Each sum has a cap on what grows with the capture; what is beyond it is not told, so that a flood cannot fill the memory.</remarks>
public sealed class CaptureSums
{
    /// <summary>The places that connections were opened to.</summary>
    public Listeners Listeners { get; } = new();

    /// <summary>Whose segments the tap can see.</summary>
    public Tap Tap { get; } = new();

    /// <summary>Which numbers connections began with.</summary>
    internal InitialNumbers InitialNumbers { get; } = new();

    /// <summary>Whose checksums were wrong.</summary>
    internal ChecksumSums Checksums { get; } = new();

    /// <summary>Copies that the network made, not the capture.</summary>
    internal ArrivedCopies Copies { get; } = new();

    /// <summary>Enters a connection.</summary>
    public void Add(Connection connection)
    {
        Listeners.Add(connection);
        Tap.Add(connection);
        InitialNumbers.Add(connection);
        Checksums.Add(connection);
        Copies.Add(connection);
    }

    /// <summary>Adds the sums of another part of the capture.</summary>
    public void Add(CaptureSums part)
    {
        Listeners.Add(part.Listeners);
        Tap.Add(part.Tap);
        InitialNumbers.Add(part.InitialNumbers);
        Checksums.Add(part.Checksums);
        Copies.Add(part.Copies);
    }
}
