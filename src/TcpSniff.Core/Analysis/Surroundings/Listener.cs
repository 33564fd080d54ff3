using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;

namespace TcpSniff.Analysis.Surroundings;

/// <summary>An end that clients tried to connect to, and what became of their SYNs.</summary>
public sealed class Listener
{
    private HashSet<IpAddress>? _clients;

    /// <summary>Connections to it that opened.</summary>
    public int Opened { get; private set; }

    /// <summary>SYNs that led to nothing: never answered, or answered and never confirmed.</summary>
    public int Unfinished { get; private set; }

    /// <summary>Different addresses that those SYNs came from.</summary>
    public int UnfinishedClients => _clients?.Count ?? 0;

    /// <summary>The first unfinished attempt; null for none.</summary>
    public Connection? FirstUnfinished { get; private set; }

    /// <summary>The last unfinished attempt; null for none.</summary>
    public Connection? LastUnfinished { get; private set; }

    /// <summary>First time that a connection to it opened or was used; null for never.</summary>
    public CaptureTime? FirstAlive { get; private set; }

    /// <summary>Last time that a connection to it was used; null for never.</summary>
    public CaptureTime? LastAlive { get; private set; }

    /// <summary>Unfinished attempts a second, over the time that they took; a second at least.</summary>
    public double UnfinishedRate => FirstUnfinished is null ? 0 : Unfinished / Math.Max(1, (LastUnfinished!.FirstTime - FirstUnfinished.FirstTime).Seconds);

    /// <summary>Whether so many attempts came to nothing, so fast, that they were hardly meant to connect (RFC 4987 section 2).</summary>
    public bool IsFlooded => Unfinished >= 50 && Unfinished >= 2 * Opened && UnfinishedRate >= 10;

    /// <summary>Whether connections to it were in use while another was being tried.</summary>
    public bool WasAliveWithin(CaptureTime from, CaptureTime to) => FirstAlive <= to && LastAlive >= from;

    /// <summary>Enters one connection.</summary>
    internal void Add(Connection connection)
    {
        if (connection.Handshake is Handshake.Unanswered or Handshake.HalfOpen)
        {
            Unfinished++;
            (_clients ??= []).Add(connection.Client.Endpoint.Address);
            FirstUnfinished ??= connection;
            LastUnfinished = connection;
        }
        else if (connection.Handshake is not Handshake.Refused && connection.Server.Totals.Segments > 0)
        {
            Opened++;
            FirstAlive = FirstAlive is { } first && first < connection.FirstTime ? first : connection.FirstTime;
            LastAlive = LastAlive is { } last && last > connection.LastTime ? last : connection.LastTime;
        }
    }
}
