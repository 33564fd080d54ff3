using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Aligning.Traces;

/// <summary>A connection as one of the two captures saw it, with all of its segments.</summary>
internal sealed class ConnectionTrace
{
    private readonly List<SeenSegment>[] _sides = [[], []];

    /// <summary>Number of the connection in its capture.</summary>
    public required int Stream { get; init; }

    /// <summary>Both ends in canonical order, as this capture saw them.</summary>
    public required FlowKey Key { get; init; }

    /// <summary>Which side of <see cref="Key"/> is the client, by this capture.</summary>
    internal int ClientSide { get; set; }

    /// <summary>How this capture knows.</summary>
    internal ClientBasis Basis { get; set; }

    /// <summary>Address and port of an end, as this capture saw them.</summary>
    public Endpoint End(Role role) => Key[SideOf(role)];

    /// <summary>What an end sent, in the order of the capture.</summary>
    public IReadOnlyList<SeenSegment> Sent(Role role) => _sides[SideOf(role)];

    /// <summary>Everything in the order of the capture.</summary>
    internal IEnumerable<(Role From, SeenSegment Segment)> All
    {
        get
        {
            var (client, server) = (Sent(Role.Client), Sent(Role.Server));
            var (c, s) = (0, 0);
            while (c < client.Count || s < server.Count)
            {
                var first = s >= server.Count || (c < client.Count && client[c].Frame < server[s].Frame) ? Role.Client : Role.Server;
                yield return (first, first == Role.Client ? client[c++] : server[s++]);
            }
        }
    }

    internal List<SeenSegment> OfSide(int side) => _sides[side];

    private int SideOf(Role role) => role == Role.Client ? ClientSide : ClientSide ^ 1;
}
