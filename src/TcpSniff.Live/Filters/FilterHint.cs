using TcpSniff.Decoding;
using TcpSniff.Faults;
using TcpSniff.Live.Errors;
using TcpSniff.Packets;

namespace TcpSniff.Live.Filters;

/// <summary>
/// Watches the packets that a filter leaves out, for the usual reason that it leaves out all of them: BPF compares bytes
/// at fixed places, and a tag or a tunnel moves them.
/// </summary>
/// <param name="expression">The filter, which compiles.</param>
/// <param name="decoder">Finds the segments inside tags and tunnels; one of its own, because a decoder remembers fragments.</param>
/// <param name="net">What becomes of a bug in looking at one of them: caught, it costs the look.</param>
internal sealed class FilterHint(string expression, ISegmentDecoder decoder, FaultNet net) : IDisposable
{
    // Where everything is left out, the reason shows early; do not look for it in gigabytes.
    private const int PacketsLookedAt = 100_000;

    private readonly BpfFilter? _bare = BareSegment.TryCompile(expression);
    private DecodedPacket _decoded;
    private int _lookedAt;

    /// <summary>The filter that also wants the tagged or tunnelled packets which this one would want without tag and tunnel; null for none seen.</summary>
    public string? Suggestion { get; private set; }

    /// <summary>Looks at a packet that the filter left out.</summary>
    public void Observe(scoped in RawPacket packet)
    {
        if (_bare is null || Suggestion is not null || _lookedAt++ >= PacketsLookedAt)
        {
            return;
        }

        try
        {
            Look(packet);
        }
        catch (Exception bug) when (net.Catches(bug))
        {
            net.Note(bug, Loss.View);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _bare?.Dispose();

    private void Look(scoped in RawPacket packet)
    {
        decoder.Decode(packet, ref _decoded);
        if (_decoded.Kind == PacketKind.Tcp && BareSegment.Matches(_bare!, _decoded.Segment, decoder.Bytes(packet, _decoded)))
        {
            Suggestion = Find(packet, _decoded.Segment.Encapsulation);
        }
    }

    /// <summary>The first rewording that wants this very packet.</summary>
    private string? Find(scoped in RawPacket packet, Encapsulation encapsulation)
    {
        foreach (var candidate in FilterRewording.Candidates(expression, encapsulation))
        {
            try
            {
                using var filter = BpfFilter.Compile(candidate, packet.LinkType);
                if (filter.Matches(packet))
                {
                    return candidate;
                }
            }
            catch (BadFilterException)
            {
                // Tags cannot be named on every link type; the next candidate may do.
            }
        }

        return null;
    }
}
