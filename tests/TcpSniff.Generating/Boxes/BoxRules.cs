using TcpSniff.Packets;
using TcpSniff.Testing;

namespace TcpSniff.Generating.Boxes;

/// <summary>What stands between two points of capture and what it does; and how both captures are. Chances are per mille of segments.</summary>
internal sealed record BoxRules
{
    /// <summary>Microseconds that a segment is under way at least, either way.</summary>
    public int Delay { get; init; } = 10_000;

    /// <summary>Microseconds that the way to the client takes longer than that to the server.</summary>
    public int Asymmetry { get; init; }

    /// <summary>Mean of what is added by chance, in microseconds.</summary>
    public int Jitter { get; init; }

    /// <summary>Chance of a loss.</summary>
    public int Loss { get; init; }

    /// <summary>Chance of being held up long enough to be overtaken.</summary>
    public int HoldUp { get; init; }

    /// <summary>Chance of being doubled.</summary>
    public int Doubling { get; init; }

    /// <summary>Whether it translates the client's address and port.</summary>
    public bool TranslatesClient { get; init; }

    /// <summary>Whether it translates the server's address and port.</summary>
    public bool TranslatesServer { get; init; }

    /// <summary>What it adds to the client's numbers on their way.</summary>
    public uint ClientShift { get; init; }

    /// <summary>What it adds to the server's numbers on their way.</summary>
    public uint ServerShift { get; init; }

    /// <summary>Whether it lowers MSS and window scale of SYNs.</summary>
    public bool RewritesOptions { get; init; }

    /// <summary>Whether it takes time stamps and SACK away.</summary>
    public bool StripsOptions { get; init; }

    /// <summary>Whether it joins two segments of data that come right after each other.</summary>
    public bool Joins { get; init; }

    /// <summary>Routers on the way.</summary>
    public int Hops { get; init; } = 3;

    /// <summary>Whether both ends use time stamps.</summary>
    public bool Timestamps { get; init; } = true;

    /// <summary>Whether IP has no identification, as IPv6 and some devices have it.</summary>
    public bool NoIdentification { get; init; }

    /// <summary>Whether senders leave cutting to their network card: their own capture sees it whole.</summary>
    public bool SegmentationOffload { get; init; }

    /// <summary>Whether receivers join what comes right after each other before it is captured.</summary>
    public bool ReceiveOffload { get; init; }

    /// <summary>Nanoseconds that the server's clock is ahead.</summary>
    public long Offset { get; init; }

    /// <summary>What it gains, in parts per million.</summary>
    public double Drift { get; init; }

    /// <summary>Bytes of each packet that the server's capture keeps; 0 for all.</summary>
    public int SnapLength { get; init; }

    /// <summary>Whether the server's capture records everything twice.</summary>
    public bool RecordsTwice { get; init; }

    /// <summary>Part of the time, in per cent, that the server's capture begins late.</summary>
    public int BeginsLate { get; init; }

    /// <summary>Part of the time, in per cent, that the client's capture ends early.</summary>
    public int EndsEarly { get; init; }

    /// <summary>Connections at the same time.</summary>
    public int Connections { get; init; } = 1;

    /// <summary>Connections that only one of the captures has, of each.</summary>
    public int Strangers { get; init; }

    /// <summary>Full segments that the server sends to each client.</summary>
    public int Segments { get; init; } = 200;

    /// <summary>Microseconds between what the server writes, or 0 for all at once.</summary>
    public int Pace { get; init; } = 3_000;

    /// <summary>Microseconds that the server takes to answer.</summary>
    public int Thinking { get; init; } = 20_000;

    /// <summary>The way there and back at its shortest, in microseconds.</summary>
    public int RoundTrip => (2 * Delay) + Asymmetry;

    /// <summary>The client as the capture beside it sees it.</summary>
    public static Endpoint Client(int connection) => Packet.End($"10.1.0.{1 + (connection / 50)}:{40_000 + (connection * 7)}");

    /// <summary>The client as the capture beside the server sees it.</summary>
    public Endpoint ClientOutside(int connection) => TranslatesClient ? Packet.End($"198.51.100.7:{61_000 - connection}") : Client(connection);

    /// <summary>The server as the capture beside the client sees it.</summary>
    public Endpoint ServerOutside => TranslatesServer ? Packet.End("203.0.113.5:80") : Server;

    /// <summary>The server as the capture beside it sees it.</summary>
    public static Endpoint Server { get; } = Packet.End("10.2.0.2:8080");
}
