using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;

namespace TcpSniff.Analysis.Surroundings;

/// <summary>An end that clients tried to connect to, and what became of their SYNs.</summary>
public sealed class Listener
{
    /// <summary>Addresses counted at most, some 40 bytes each.</summary>
    public const int MostClients = 1 << 20;

    private HashSet<IpAddress>? _clients;

    /// <summary>Connections to it that opened.</summary>
    public int Opened { get; private set; }

    /// <summary>SYNs that led to nothing: never answered, or answered and never confirmed.</summary>
    public int Unfinished { get; private set; }

    /// <summary>Different addresses that those SYNs came from.</summary>
    public int UnfinishedClients => _clients?.Count ?? 0;

    /// <summary>Frame and time of the first unfinished attempt; without meaning where there was none.</summary>
    public (long Frame, CaptureTime Time) FirstUnfinished { get; private set; }

    /// <summary>Frame and time of the last unfinished attempt; without meaning where there was none.</summary>
    public (long Frame, CaptureTime Time) LastUnfinished { get; private set; }

    /// <summary>First time that a connection to it opened or was used; null for never.</summary>
    public CaptureTime? FirstAlive { get; private set; }

    /// <summary>Last time that a connection to it was used; null for never.</summary>
    public CaptureTime? LastAlive { get; private set; }

    /// <summary>Unfinished attempts a second, over the time that they took; a second at least.</summary>
    public double UnfinishedRate => Unfinished == 0 ? 0 : Unfinished / Math.Max(1, (LastUnfinished.Time - FirstUnfinished.Time).Seconds);

    /// <summary>Whether so many attempts came to nothing, so fast, that they were hardly meant to connect (RFC 4987 section 2).</summary>
    public bool IsFlooded => Unfinished >= 50 && Unfinished >= 2 * Opened && UnfinishedRate >= 10;

    /// <summary>Whether connections to it were in use while another was being tried.</summary>
    public bool WasAliveWithin(CaptureTime from, CaptureTime to) => FirstAlive <= to && LastAlive >= from;

    /// <summary>Enters one connection.</summary>
    internal void Add(Connection connection)
    {
        if (connection.Handshake is Handshake.Unanswered or Handshake.HalfOpen)
        {
            AddUnfinished(1, (connection.FirstFrame, connection.FirstTime), (connection.FirstFrame, connection.FirstTime));
            AddClient(connection.Client.Endpoint.Address);
        }
        else if (connection.Handshake is not Handshake.Refused && connection.Server.Totals.Segments > 0)
        {
            AddOpened(1, connection.FirstTime, connection.LastTime);
        }
    }

    /// <summary>Adds what another part of the capture knows of the same end.</summary>
    internal void Add(Listener part)
    {
        if (part.Unfinished > 0)
        {
            AddUnfinished(part.Unfinished, part.FirstUnfinished, part.LastUnfinished);
            foreach (var client in part._clients ?? [])
            {
                AddClient(client);
            }
        }

        if (part is { FirstAlive: { } first, LastAlive: { } last })
        {
            AddOpened(part.Opened, first, last);
        }
    }

    private void AddUnfinished(int count, (long Frame, CaptureTime Time) first, (long Frame, CaptureTime Time) last)
    {
        FirstUnfinished = Unfinished == 0 || first.Frame < FirstUnfinished.Frame ? first : FirstUnfinished;
        LastUnfinished = Unfinished == 0 || last.Frame > LastUnfinished.Frame ? last : LastUnfinished;
        Unfinished += count;
    }

    private void AddClient(IpAddress client)
    {
        _clients ??= [];
        if (_clients.Count < MostClients)
        {
            _clients.Add(client);
        }
    }

    private void AddOpened(int count, CaptureTime from, CaptureTime to)
    {
        Opened += count;
        FirstAlive = FirstAlive is { } first && first < from ? first : from;
        LastAlive = LastAlive is { } last && last > to ? last : to;
    }
}
