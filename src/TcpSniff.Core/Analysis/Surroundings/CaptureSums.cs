using TcpSniff.Tracking.Connections;

namespace TcpSniff.Analysis.Surroundings;

/// <summary>
/// What shows only across connections, as sums: each connection is entered once, when no more of it is to come, and may be forgotten
/// then. They do not depend on the order of entering, and those of the parts of a capture add up to those of the whole.
/// </summary>
internal sealed class CaptureSums
{
    private readonly Sum[] _all;

    /// <summary>What goes on for ever keeps one of so many of what is kept of a file, some 10 MB.</summary>
    private const int LiveShare = 32;

    /// <summary>Begins with nothing.</summary>
    public CaptureSums()
        : this(share: 1)
    {
    }

    private CaptureSums(int share)
    {
        (Listeners, Tap, InitialNumbers, Checksums) = (new(share), new(share), new(share), new(share));
        _all = [Listeners, Tap, InitialNumbers, Checksums, Copies];
    }

    /// <summary>Those of a capture that goes on: they stay small.</summary>
    public static CaptureSums Live() => new(LiveShare);

    /// <summary>The places that connections were opened to.</summary>
    public Listeners Listeners { get; }

    /// <summary>Whose segments the tap can see.</summary>
    public Tap Tap { get; }

    /// <summary>Which numbers connections began with.</summary>
    internal InitialNumbers InitialNumbers { get; }

    /// <summary>Whose checksums were wrong.</summary>
    internal ChecksumSums Checksums { get; }

    /// <summary>Copies that the network made, not the capture.</summary>
    internal ArrivedCopies Copies { get; } = new();

    /// <summary>Makes room for so many connections, as far as that is known to be needed.</summary>
    public void MakeRoom(int connections) => InitialNumbers.MakeRoom(connections);

    /// <summary>Enters a connection.</summary>
    public void Add(Connection connection)
    {
        foreach (var sum in _all)
        {
            sum.Add(connection);
        }
    }

    /// <summary>Writes them down, to be added up elsewhere.</summary>
    public void Write(BinaryWriter to)
    {
        foreach (var sum in _all)
        {
            sum.Write(to);
        }
    }

    /// <summary>Adds the sums of another part of the capture.</summary>
    public void Add(CaptureSums part)
    {
        using var written = new MemoryStream();
        using var writer = new BinaryWriter(written);
        part.Write(writer);
        writer.Flush();
        written.Position = 0;
        using var reader = new BinaryReader(written);
        Add(reader);
    }

    /// <summary>Adds the sums that were written of another part of the capture.</summary>
    /// <exception cref="InvalidDataException">They are damaged.</exception>
    /// <exception cref="EndOfStreamException">They end early.</exception>
    public void Add(BinaryReader from)
    {
        foreach (var sum in _all)
        {
            sum.Add(from);
        }
    }
}
