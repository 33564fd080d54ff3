using TcpSniff.Aligning.Fates;
using TcpSniff.Packets;

namespace TcpSniff.Aligning;

/// <summary>What the segments of one direction add up to.</summary>
internal sealed class DirectionSummary
{
    private readonly long[] _fates = new long[(int)Fate.Copied + 1];

    /// <summary>Adds them up.</summary>
    public DirectionSummary(Role from, IEnumerable<Sighting> sightings)
    {
        From = from;
        var delays = new List<long>();
        var changes = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var sighting in sightings.Where(sighting => sighting.From == from))
        {
            _fates[(int)sighting.Fate]++;
            if (sighting is { Sent: not null, Fate: not Fate.Copied })
            {
                Sent++;
                Payload += sighting.Sent.Length;
            }

            if (sighting.Delay is { } delay && sighting.Fate is Fate.Arrived or Fate.Reordered)
            {
                delays.Add(delay.Nanoseconds);
                Slowest = Slowest?.Delay >= delay ? Slowest : sighting;
            }

            if (sighting.Held is { } held && sighting.Fate != Fate.Copied)
            {
                Answers++;
                HeldInAll += held;
                LongestHeld = LongestHeld?.Held >= held ? LongestHeld : sighting;
            }

            SentAgain += sighting.Repeats is not null ? 1 : 0;
            Needless += sighting.IsNeedless ? 1 : 0;
            Changed += Count(changes, sighting) ? 1 : 0;
            Cut += sighting.WasCut ? 1 : 0;
            Joined += sighting.WasJoined ? 1 : 0;
        }

        delays.Sort();
        Changes = changes;
        if (delays.Count > 0)
        {
            (ShortestDelay, MedianDelay, LongestDelay) = (new(delays[0]), new(delays[delays.Count / 2]), new(delays[^1]));
        }
    }

    /// <summary>Whose segments they are.</summary>
    public Role From { get; }

    /// <summary>Segments that were sent, as the capture beside the sender has them.</summary>
    public long Sent { get; }

    /// <summary>Payload bytes of them.</summary>
    public long Payload { get; }

    /// <summary>Of them, those that arrived: overtaken ones too, and those whose arrival is proved though it was not recorded.</summary>
    public long Arrived => this[Fate.Arrived] + this[Fate.Reordered] + _fates[(int)Fate.Unrecorded];

    /// <summary>Of them, those of which nothing or not all arrived.</summary>
    public long Lost => this[Fate.Lost] + this[Fate.PartlyLost];

    /// <summary>Segments that repeat what was sent before.</summary>
    public long SentAgain { get; }

    /// <summary>Of them, those whose original had arrived.</summary>
    public long Needless { get; }

    /// <summary>Segments with a change that routers do not make on every way: anything but time to live.</summary>
    public long Changed { get; }

    /// <summary>Segments that arrived in more than one.</summary>
    public long Cut { get; }

    /// <summary>Segments that arrived together with another.</summary>
    public long Joined { get; }

    /// <summary>How many segments had a field changed, by the field's name.</summary>
    public IReadOnlyDictionary<string, long> Changes { get; }

    /// <summary>The shortest delay; null for none.</summary>
    public Duration? ShortestDelay { get; }

    /// <summary>The median delay.</summary>
    public Duration? MedianDelay { get; }

    /// <summary>The longest delay.</summary>
    public Duration? LongestDelay { get; }

    /// <summary>What was under way that long.</summary>
    public Sighting? Slowest { get; }

    /// <summary>Segments with which the host answered something.</summary>
    public long Answers { get; }

    /// <summary>How long it took for all of them together.</summary>
    public Duration HeldInAll { get; }

    /// <summary>The answer that the host took longest for; null for none.</summary>
    public Sighting? LongestHeld { get; }

    /// <summary>How many had a fate.</summary>
    public long this[Fate fate] => _fates[(int)fate];

    private static bool Count(SortedDictionary<string, long> changes, Sighting sighting)
    {
        var changed = false;
        foreach (var change in Fates.Changes.Of(sighting))
        {
            changes[change.Field] = changes.GetValueOrDefault(change.Field) + 1;
            changed |= change.Field != Fates.Changes.Ttl;
        }

        return changed;
    }
}
