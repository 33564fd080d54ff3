using TcpSniff.Reports;
using TcpSniff.Reports.Selecting;

namespace TcpSniff.Cli.Runs;

/// <summary>Which connections are shown, and in which order.</summary>
internal sealed record Selection
{
    /// <summary>Everything, in the order of the capture.</summary>
    public static readonly Selection All = new();

    /// <summary>By number; null for all.</summary>
    public NumberSet? Streams { get; init; }

    /// <summary>By result; null for all.</summary>
    public Predicate<ConnectionResult>? Where { get; init; }

    /// <summary>Key to order by; null for the order of the capture.</summary>
    public string? Sort { get; init; }

    /// <summary>How many at most; null for all.</summary>
    public int? Top { get; init; }

    /// <summary>Whether the end of the capture must be known before anything can be shown.</summary>
    public bool NeedsResult => Where is not null || Sort is not null || Top is not null;

    /// <summary>Whether connections are left out at all.</summary>
    public bool LeavesOut => Streams is not null || Where is not null || Top is not null;

    /// <summary>Whether a connection may be shown, as far as its number says.</summary>
    public bool MayShow(int stream) => Streams is null || Streams.Contains(stream);

    /// <summary>The connections to show, in order.</summary>
    public ConnectionResults From(ConnectionResults results)
    {
        if (!LeavesOut && Sort is null)
        {
            return results;
        }

        var chosen = Streams is null ? results : results.Only(results.Streams.Where(MayShow));
        var matching = Where is null ? chosen : chosen.Where(result => Where(result));
        var streams = Sort is null ? matching.Select(result => result.Connection.Stream) : matching.Sort(Sort);
        return results.Only(Top is { } top ? streams.Take(top) : streams);
    }
}
