using TcpSniff.Aligning.Clocks;
using TcpSniff.Aligning.Fates;
using TcpSniff.Aligning.Traces;
using TcpSniff.Packets;

namespace TcpSniff.Aligning;

/// <summary>One connection captured at both ends: how the clocks relate, and what became of each segment in between.</summary>
internal sealed record Alignment
{
    /// <summary>It as the capture at the client's end saw it.</summary>
    public required ConnectionTrace ClientEnd { get; init; }

    /// <summary>It as the capture at the server's end saw it.</summary>
    public required ConnectionTrace ServerEnd { get; init; }

    /// <summary>Whether the capture at the client's end is the second of the two that were given.</summary>
    public required bool IsTurned { get; init; }

    /// <summary>From the clock at the client's end to that at the server's.</summary>
    public required ClockRelation Clock { get; init; }

    /// <summary>Whether the clocks were judged by this connection alone, because it contradicts the others.</summary>
    public required bool HasOwnClock { get; init; }

    /// <summary>What a device adds to the sequence numbers of a direction on its way.</summary>
    public required (uint OfClient, uint OfServer) NumberShift { get; init; }

    /// <summary>What a device adds to the time stamps of a direction on its way.</summary>
    public required (uint OfClient, uint OfServer) TimestampShift { get; init; }

    /// <summary>Everything that was sent or arrived, by the time at which it was sent.</summary>
    public required IReadOnlyList<Sighting> Sightings { get; init; }

    /// <summary>The capture beside an end.</summary>
    public ConnectionTrace Beside(Role end) => end == Role.Client ? ClientEnd : ServerEnd;

    /// <summary>What one end's segments add up to.</summary>
    public DirectionSummary Of(Role from) => _summaries[(int)from] ??= new(from, Sightings);

    /// <summary>When it began, by the clock at the client's end.</summary>
    public CaptureTime Began => Sightings.Count == 0 ? default : AtClient(Sightings[0]);

    /// <summary>When a sighting happened, by the clock at the client's end.</summary>
    public CaptureTime AtClient(Sighting sighting) => sighting.From == Role.Client ? sighting.At : Clock.Here(sighting.At);

    private readonly DirectionSummary?[] _summaries = new DirectionSummary?[2];
}
