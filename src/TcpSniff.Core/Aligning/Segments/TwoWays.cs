using TcpSniff.Aligning.Clocks;
using TcpSniff.Aligning.Connections;
using TcpSniff.Aligning.Traces;
using TcpSniff.Packets;

namespace TcpSniff.Aligning.Segments;

/// <summary>Both directions of one connection in both captures, and what is beyond doubt in them.</summary>
internal sealed class TwoWays
{
    private readonly Way[] _ways;
    private readonly Anchors[] _anchors;

    /// <summary>Puts both captures' traces of a connection together.</summary>
    public TwoWays(ConnectionTrace here, ConnectionTrace there, ConnectionPair pair)
    {
        // Who opened is known best where the SYN was seen.
        if (here.Basis >= there.Basis)
        {
            there.ClientSide = here.ClientSide ^ (pair.Crossed ? 1 : 0);
        }
        else
        {
            here.ClientSide = there.ClientSide ^ (pair.Crossed ? 1 : 0);
        }

        (Here, There, Pair) = (here, there, pair);
        _ways = [new(Role.Client, here.Sent(Role.Client), there.Sent(Role.Client)), new(Role.Server, here.Sent(Role.Server), there.Sent(Role.Server))];
        _ways[0].CountAcknowledgments(_ways[1]);
        _ways[1].CountAcknowledgments(_ways[0]);
        _anchors = [new(_ways[0]), new(_ways[1])];
        var (straight, turned) = (Clock(Role.Client), Clock(Role.Server));
        IsTurned = (straight?.Room ?? 0) < 0 && (turned?.Room ?? 0) > 0;
        Own = (IsTurned ? turned : straight)?.Relation;
    }

    /// <summary>The connection as the first capture has it.</summary>
    public ConnectionTrace Here { get; }

    /// <summary>The connection as the second capture has it.</summary>
    public ConnectionTrace There { get; }

    /// <summary>What paired them.</summary>
    public ConnectionPair Pair { get; }

    /// <summary>Whether the first capture was taken at the server's end: what the server sent comes by there first.</summary>
    public bool IsTurned { get; }

    /// <summary>How the clocks relate, by this connection alone, from the first capture to the second; null where nothing shows it.</summary>
    public ClockRelation? Own { get; }

    /// <summary>Who sends from the first point of capture to the second.</summary>
    public Role Near => IsTurned ? Role.Server : Role.Client;

    /// <summary>A direction.</summary>
    public Way this[Role from] => _ways[(int)from];

    /// <summary>What is beyond doubt of a direction.</summary>
    public Anchors Anchors(Role from) => _anchors[(int)from];

    private (ClockRelation Relation, double Room)? Clock(Role near)
    {
        var there = Anchors(near).Points.ToList();
        var back = Anchors(near == Role.Client ? Role.Server : Role.Client).Points.ToList();
        return ClockEstimate.Of(there, back, out var room) is { } relation ? (relation, room) : null;
    }
}
