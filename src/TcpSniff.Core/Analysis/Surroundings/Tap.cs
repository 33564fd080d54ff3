using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Surroundings;

/// <summary>Where the capture was taken, as far as it shows whose segments come by there.</summary>
/// <remarks>Behind a load balancer, or on one of two ways, a tap sees one direction only. What it cannot see is not missing.</remarks>
/// <param name="share">It keeps this part of what it would keep of a file: one of so many.</param>
internal sealed class Tap(int share = 1) : Sum
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

    /// <inheritdoc/>
    internal override void Add(Connection connection)
    {
        See(connection.Client);
        See(connection.Server);
        if (HiddenSide(connection) is { } side)
        {
            Keep(_hidden, connection.End(side).Endpoint.Address);
        }
    }

    /// <inheritdoc/>
    internal override void Write(BinaryWriter to)
    {
        WriteAll(to, _seen, address => Write(to, address));
        WriteAll(to, _hidden, address => Write(to, address));
    }

    /// <inheritdoc/>
    internal override void Add(BinaryReader from)
    {
        ReadAll(from, () => Keep(_seen, ReadAddress(from)));
        ReadAll(from, () => Keep(_hidden, ReadAddress(from)));
    }

    private void See(HalfConnection half)
    {
        if (half.Totals.Segments > 0)
        {
            Keep(_seen, half.Endpoint.Address);
        }
    }

    private void Keep(HashSet<IpAddress> addresses, IpAddress address)
    {
        if (addresses.Count < Limit / share)
        {
            addresses.Add(address);
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
