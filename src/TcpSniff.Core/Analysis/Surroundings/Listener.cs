using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;

namespace TcpSniff.Analysis.Surroundings;

/// <summary>An end that clients tried to connect to, and what became of their SYNs.</summary>
internal sealed class Listener
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

    /// <summary>How long those attempts took, from the first to the last.</summary>
    public Duration UnfinishedSpan => Unfinished == 0 ? Duration.Zero : LastUnfinished.Time - FirstUnfinished.Time;

    /// <summary>Whether so many attempts came to nothing, so fast, that they were hardly meant to connect (RFC 4987 section 2).</summary>
    public bool IsFlooded => Unfinished >= 50 && Unfinished >= 2 * Opened && UnfinishedRate >= 10;

    /// <summary>Whether connections to it were in use while another was being tried.</summary>
    public bool WasAliveWithin(CaptureTime from, CaptureTime to) => FirstAlive <= to && LastAlive >= from;

    /// <summary>Enters one connection.</summary>
    internal void Add(Connection connection)
    {
        if (connection.GoesOnAs is not null)
        {
            return; // Judged where it goes on.
        }

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

    /// <summary>Writes it down.</summary>
    internal void Write(BinaryWriter to)
    {
        to.Write(Unfinished);
        if (Unfinished > 0)
        {
            to.Write(FirstUnfinished.Frame);
            to.Write(FirstUnfinished.Time.Nanoseconds);
            to.Write(LastUnfinished.Frame);
            to.Write(LastUnfinished.Time.Nanoseconds);
            to.Write7BitEncodedInt(UnfinishedClients);
            foreach (var client in _clients ?? [])
            {
                to.Write(client.High);
                to.Write(client.Low);
            }
        }

        to.Write(Opened);
        if (Opened > 0)
        {
            to.Write(FirstAlive!.Value.Nanoseconds);
            to.Write(LastAlive!.Value.Nanoseconds);
        }
    }

    /// <summary>Adds what was written of the same end in another part of the capture.</summary>
    internal void Add(BinaryReader from)
    {
        if (from.ReadInt32() is > 0 and var unfinished)
        {
            AddUnfinished(unfinished, (from.ReadInt64(), new(from.ReadInt64())), (from.ReadInt64(), new(from.ReadInt64())));
            for (var left = from.Read7BitEncodedInt(); left > 0; left--)
            {
                AddClient(new(from.ReadUInt64(), from.ReadUInt64()));
            }
        }

        if (from.ReadInt32() is > 0 and var opened)
        {
            AddOpened(opened, new(from.ReadInt64()), new(from.ReadInt64()));
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
