using TcpSniff.Capture;
using TcpSniff.Live.Filters;

namespace TcpSniff.Cli.Runs;

/// <summary>One reading of a source: its packets on their way through filter, decoder and tracker.</summary>
internal sealed class Reading : IDisposable
{
    private readonly FilteredSource? _filter;

    private Reading(IPacketSource source, FilteredSource? filter, PacketChoice choice)
    {
        _filter = filter;
        ShowsUdp = choice.Udp;
        Pipeline = new(filter ?? source, choice.Engine.Files.CreateDecoder(choice.Decoder))
        {
            LeavesOutCopies = choice.Dedupe,
            LeavesOutBadChecksums = choice.VerifyChecksums,
        };
    }

    /// <summary>The way of the packets.</summary>
    public Pipeline Pipeline { get; }

    /// <summary>Whether datagrams are shown as well as connections.</summary>
    public bool ShowsUdp { get; }

    /// <summary>Whether a filter leaves packets out here.</summary>
    public bool IsFiltered => _filter is not null;

    /// <summary>A filter that would have matched, where this one left nothing because of tags or tunnels; else null.</summary>
    public string? FilterSuggestion => _filter?.Suggestion;

    /// <summary>Puts what was chosen behind a source, and owns it.</summary>
    public static Reading Of(IPacketSource source, PacketChoice choice)
    {
        var filter = choice.Filter is { Length: > 0 } expression ? new FilteredSource(source, expression, choice.Engine.Files.CreateDecoder(choice.Decoder)) : null;
        return new(source, filter, choice);
    }

    /// <inheritdoc/>
    public void Dispose() => Pipeline.Source.Dispose();
}
