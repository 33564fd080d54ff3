using System.Text.Json;
using TcpSniff.Timelines;
using TcpSniff.Tracking.CapturePoint;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Web.Sentences;

namespace TcpSniff.Web.Pages;

/// <summary>Writes what is said about a connection as a whole.</summary>
internal static class StoryFacts
{
    /// <summary>Writes the properties into the object that is open.</summary>
    public static void Write(Utf8JsonWriter json, Connection connection, StatementWriter statements)
    {
        json.WriteNumber("stream", connection.Stream);
        json.WriteNumber("duration", connection.Duration.Nanoseconds);
        json.WriteString("began", connection.FirstTime.ToString());
        WayTimes(json, connection);
        json.WritePropertyName("ending");
        statements.Write(json, Ending.Of(connection));
        json.WritePropertyName("roundTrips");
        statements.Write(json, RoundTrips.Of(connection));
        json.WritePropertyName("vantage");
        statements.Write(json, connection.Vantage.Reason);
        json.WriteString("timeWait", Name(connection.TimeWait.HasFlag(Sides.Client), connection.TimeWait.HasFlag(Sides.Server)));
    }

    /// <summary>How long a segment travels between the tap and either end: half the handshake's round trips.</summary>
    private static void WayTimes(Utf8JsonWriter json, Connection connection)
    {
        var rtt = connection.SynRtt;
        json.WriteNumber("toClient", Math.Max(0, (rtt.Client?.Nanoseconds ?? 0) / 2));
        json.WriteNumber("toServer", Math.Max(0, (rtt.Server?.Nanoseconds ?? 0) / 2));
    }

    private static string Name(bool client, bool server) => (client, server) switch
    {
        (true, true) => "both",
        (true, false) => "client",
        (false, true) => "server",
        _ => "",
    };
}
