using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Surroundings;

/// <summary>Where the capture was taken, as far as it shows whose segments come by there.</summary>
/// <remarks>Behind a load balancer, or on one of two ways, a tap sees one direction only. What it cannot see is not missing.</remarks>
public sealed class Tap
{
    /// <summary>Addresses kept of each kind at most, some 40 bytes each.</summary>
    public const int Limit = 1 << 20;

    private readonly HashSet<IpAddress> _seen = [];
    private readonly HashSet<IpAddress> _hidden = [];

    /// <summary>Whether the capture shows that what a side sends does not come by: it was acknowledged somewhere, and never seen.</summary>
    public bool Hides(IpAddress sender) => _hidden.Contains(sender) && !_seen.Contains(sender);

    /// <summary>The side of which nothing was captured although the other one acknowledges what it sent; null for none.</summary>
    public static Role? HiddenSide(Connection connection) =>
        IsHidden(connection, Role.Server) ? Role.Server : IsHidden(connection, Role.Client) ? Role.Client : null;

    /// <summary>Enters one connection.</summary>
    internal void Add(Connection connection)
    {
        See(connection.Client);
        See(connection.Server);
        if (HiddenSide(connection) is { } side && _hidden.Count < Limit)
        {
            _hidden.Add(connection.End(side).Endpoint.Address);
        }
    }

    /// <summary>Adds what another part of the capture shows.</summary>
    internal void Add(Tap part)
    {
        _seen.UnionWith(part._seen.Take(Limit - _seen.Count));
        _hidden.UnionWith(part._hidden.Take(Limit - _hidden.Count));
    }

    private void See(HalfConnection half)
    {
        if (half.Totals.Segments > 0 && _seen.Count < Limit)
        {
            _seen.Add(half.Endpoint.Address);
        }
    }

    /// <summary>Nothing of it was captured, and the other side's acknowledgments move.</summary>
    private static bool IsHidden(Connection connection, Role side)
    {
        var half = connection.End(side);
        ref readonly var seen = ref connection.End(side.Peer()).Rfc9293;
        return half.Totals.Segments == 0 && half.Base.IsSet && half.Rfc9293.Knows(Known.Next)
            && (half.Rfc9293.Next - half.Base.Value > 1 || seen.Knows(Known.BareSyn));
    }
}
