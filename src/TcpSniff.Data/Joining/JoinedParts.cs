using System.Globalization;
using TcpSniff.Analysis.Joining;
using TcpSniff.Analysis.Surroundings;
using TcpSniff.Capture.Parts;
using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Runs;
using TcpSniff.Tracking;

namespace TcpSniff.Data.Joining;

/// <summary>All parts of one capture, each once, and what they add up to.</summary>
internal sealed class JoinedParts
{
    private readonly List<JoinedPart> _parts = [];
    private WholeCapture? _whole;
    private PartView? _view;

    private JoinedParts()
    {
    }

    /// <summary>The parts.</summary>
    public IReadOnlyList<JoinedPart> All => _parts;

    /// <summary>The whole, as all of them know it.</summary>
    public WholeCapture Whole => _whole!;

    /// <summary>How all of them were looked at.</summary>
    public PartView View => _view!;

    /// <summary>What was read in all.</summary>
    public CaptureRecord Record { get; } = new();

    /// <summary>What all connections add up to.</summary>
    public CaptureSums Sums { get; } = new();

    /// <summary>Reads what the workers left.</summary>
    /// <exception cref="UsageException">A folder has no sums, some are of another capture, one is missing or there twice.</exception>
    public static JoinedParts Read(IReadOnlyList<string> folders)
    {
        var parts = new JoinedParts();
        var connections = 0L;
        foreach (var folder in folders)
        {
            connections += parts.Add(Path.GetFullPath(folder), folder);
        }

        parts.Record.Whole = parts.Whole;
        // Numbers of packets and connections are given once: where they add up, every part is there once.
        if (parts.Record.Packets != parts.Whole.Packets || connections != parts.Whole.Connections)
        {
            throw new UsageException(string.Create(CultureInfo.InvariantCulture,
                $"these {folders.Count} folders hold {parts.Record.Packets:N0} packets of {connections:N0} connections, and the whole has {parts.Whole.Packets:N0} of {parts.Whole.Connections:N0}: name the folders of all its {parts.Whole.Parts} parts, each once"));
        }

        return parts;
    }

    private int Add(string folder, string named)
    {
        var path = PartEvidence.SumsIn(folder);
        if (!File.Exists(path))
        {
            throw new UsageException($"{named} has no part.sums: analyze PART --format parquet -o DIR writes such folders, of whole parts that split wrote");
        }

        var sums = PartSums.Read(path, Record, Sums);
        if ((_whole ??= sums.Whole) != sums.Whole)
        {
            throw new UsageException($"{named} is a part of another capture than the folders before it");
        }

        if ((_view ??= sums.View) != sums.View)
        {
            throw new UsageException($"{named} was analysed with other options (language, tunnels, copies, checksums) than the folders before it");
        }

        _parts.Add(new(folder, sums.Open));
        return sums.Connections;
    }
}
