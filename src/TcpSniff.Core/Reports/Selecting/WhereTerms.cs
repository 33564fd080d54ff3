using System.Net;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Reports.Selecting;

/// <summary>The words that a selection may begin a condition with.</summary>
internal static class WhereTerms
{
    private static readonly Dictionary<string, Func<WhereParser, Predicate<ConnectionResult>>> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["host"] = parser => Endpoints(Address(parser), e => (e.Client, e.Server)),
        ["net"] = parser => Net(parser),
        ["port"] = parser => Port(parser),
        ["client"] = parser => Endpoints(Address(parser), e => (e.Client, e.Client)),
        ["server"] = parser => Endpoints(Address(parser), e => (e.Server, e.Server)),
        ["stream"] = parser => Stream(parser),
        ["state"] = parser => State(parser),
        ["finding"] = parser => Finding(parser),
    };

    /// <summary>Reads one condition.</summary>
    public static Predicate<ConnectionResult> Read(WhereParser parser)
    {
        var word = parser.Take("a condition, such as host 10.0.0.5, state CLOSE-WAIT, finding zero-window-stall or duration > 1s");
        return Words.TryGetValue(word, out var term) ? term(parser) : WhereFields.Read(parser, word);
    }

    private static IpAddress Address(WhereParser parser) =>
        IPAddress.TryParse(parser.Take("an address"), out var address) ? IpAddress.From(address) : throw parser.WrongLast("not an IP address");

    private static Predicate<ConnectionResult> Endpoints(IpAddress address, Func<Connection, (HalfConnection, HalfConnection)> sides) => result =>
    {
        var (one, other) = sides(result.Connection);
        return one.Endpoint.Address == address || other.Endpoint.Address == address;
    };

    private static Predicate<ConnectionResult> Net(WhereParser parser)
    {
        if (!IPNetwork.TryParse(parser.Take("a network such as 10.0.0.0/8"), out var net))
        {
            throw parser.WrongLast("not a network in CIDR notation such as 10.0.0.0/8");
        }

        return result => net.Contains(result.Connection.Client.Endpoint.Address.ToIPAddress())
            || net.Contains(result.Connection.Server.Endpoint.Address.ToIPAddress());
    }

    private static Predicate<ConnectionResult> Port(WhereParser parser)
    {
        if (!ushort.TryParse(parser.Take("a port"), out var port))
        {
            throw parser.WrongLast("not a port (0 to 65535)");
        }

        return result => result.Connection.Key.Port0 == port || result.Connection.Key.Port1 == port;
    }

    private static Predicate<ConnectionResult> Stream(WhereParser parser)
    {
        if (!int.TryParse(parser.Take("a number"), out var number))
        {
            throw parser.WrongLast("not a number of a connection");
        }

        return result => result.Connection.Stream == number;
    }

    private static Predicate<ConnectionResult> State(WhereParser parser)
    {
        if (!TcpStateNames.TryParse(parser.Take("a state such as CLOSE-WAIT"), out var state))
        {
            throw parser.WrongLast("not a TCP state (LISTEN, SYN-SENT, ESTABLISHED, CLOSE-WAIT, …)");
        }

        return result => result.Connection.Client.State.State == state || result.Connection.Server.State.State == state;
    }

    private static Predicate<ConnectionResult> Finding(WhereParser parser)
    {
        var id = parser.Take("the id of a finding");
        return result => result.Findings.Any(finding => finding.Id.Equals(id, StringComparison.OrdinalIgnoreCase));
    }
}
