namespace TcpSniff.Generating.Exchanges;

/// <summary>What an exchange is like: chances are per mille of segments.</summary>
internal sealed record ModelRules
{
    /// <summary>Microseconds from the client to the tap, and back.</summary>
    public required int ClientSide { get; init; }

    /// <summary>Microseconds from the tap to the server, and back.</summary>
    public required int ServerSide { get; init; }

    /// <summary>Chance of a loss on each part of the way.</summary>
    public int Loss { get; init; }

    /// <summary>Chance of being held up long enough to be overtaken.</summary>
    public int HoldUp { get; init; }

    /// <summary>Chance of being doubled before the tap.</summary>
    public int Doubling { get; init; }

    /// <summary>Chance that the capture misses a segment.</summary>
    public int Missed { get; init; }

    /// <summary>Microseconds by which the capture records what the client sends too late.</summary>
    public int RecordedLate { get; init; }

    /// <summary>Whether both use SACK.</summary>
    public bool Sack { get; init; }

    /// <summary>Whether pure acknowledgments are held back by 40 ms where no second segment comes.</summary>
    public bool DelaysAcks { get; init; }

    /// <summary>Payload bytes of the client's and the server's writes, in turn.</summary>
    public required IReadOnlyList<(int Client, int Server)> Talk { get; init; }

    /// <summary>Who closes first once all is said: 0 the client, 1 the server, 2 both at once, 3 nobody, 4 the client by a RST.</summary>
    public required int Closing { get; init; }

    /// <summary>The way there and back, in microseconds.</summary>
    public int RoundTrip => 2 * (ClientSide + ServerSide);

    /// <summary>Whether the capture shows what happened as it was.</summary>
    public bool IsFaithful => Missed == 0 && RecordedLate == 0;

    /// <summary>Rules by chance.</summary>
    public static ModelRules Next(Random random)
    {
        var kind = random.Next(8);
        return new()
        {
            ClientSide = random.Next(3) switch { 0 => 20, 1 => random.Next(100, 3000), _ => random.Next(3000, 40_000) },
            ServerSide = random.Next(3) switch { 0 => 20, 1 => random.Next(100, 3000), _ => random.Next(3000, 40_000) },
            Loss = kind is 1 or 4 or 6 ? random.Next(5, 120) : 0,
            HoldUp = kind is 2 or 4 ? random.Next(5, 80) : 0,
            Doubling = kind == 3 ? random.Next(20, 200) : 0,
            Missed = kind == 5 ? random.Next(10, 100) : 0,
            RecordedLate = kind == 7 ? random.Next(60, 200) : 0,
            Sack = random.Next(2) == 0,
            DelaysAcks = random.Next(2) == 0,
            Talk = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => (Size(random), Size(random)))],
            Closing = random.Next(5),
        };
    }

    private static int Size(Random random) => random.Next(5) switch { 0 => 0, 1 => random.Next(1, 60), 2 => random.Next(100, 1400), _ => random.Next(1400, 20_000) };
}
