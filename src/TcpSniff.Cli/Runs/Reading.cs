using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Live.Filters;
using TcpSniff.Naming;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Cli.Runs;

/// <summary>One reading of a source: its packets on their way through filter, decoder and tracker.</summary>
internal sealed class Reading : IDisposable
{
    private readonly FilteredSource? _filter;

    private Reading(IPacketSource source, PacketChoice choice, DecodedBy usual, bool recycles = false, Share? share = null, Remembering? remembering = null)
    {
        var by = choice.DecodedBy ?? usual;
        // What workers do alike, the first does for all.
        var isFirst = share is not { Index: > 0 };
        source = isFirst && choice.Names is { } names ? new NamingSource(source, choice.CreateDecoder(by, choice.Decoder), names, choice.Net) : source;
        // A filter looks into packets with a decoder of its own, because decoders remember fragments.
        _filter = choice.Filter is { Length: > 0 } expression ? new FilteredSource(source, expression, isFirst ? choice.CreateDecoder(by, choice.Decoder) : null, choice.Net) : null;
        ShowsUdp = choice.Udp;
        Pipeline = new(_filter ?? source, choice.CreateDecoder(by, choice.Decoder), recycles, share, remembering)
        {
            LeavesOutCopies = choice.Dedupe,
            LeavesOutBadChecksums = choice.VerifyChecksums,
            Net = choice.Net,
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

    /// <summary>Puts what was chosen behind a source of recorded packets, and owns it.</summary>
    /// <param name="source">The source.</param>
    /// <param name="choice">What was chosen.</param>
    /// <param name="recycles">Whether nobody keeps a connection that came with a segment beyond that segment.</param>
    /// <param name="share">The connections that are followed, where others follow the rest; null for all.</param>
    public static Reading OfFile(IPacketSource source, PacketChoice choice, bool recycles = false, Share? share = null) => new(source, choice, DecodedBy.Native, recycles, share);

    /// <summary>Puts what was chosen behind a source of packets that are captured, or were just now, by this program; and owns it.</summary>
    /// <param name="source">The source.</param>
    /// <param name="choice">What was chosen.</param>
    /// <param name="remembering">How long connections are remembered; null for ever.</param>
    /// <param name="recycles">Whether nobody keeps a connection that came with a segment beyond that segment.</param>
    public static Reading OfLive(IPacketSource source, PacketChoice choice, Remembering? remembering = null, bool recycles = false) =>
        new(source, choice, DecodedBy.PacketDotNet, recycles, remembering: remembering);

    /// <inheritdoc/>
    public void Dispose() => Pipeline.Source.Dispose();
}
