using TcpSniff.Aligning;
using TcpSniff.Aligning.Fates;
using TcpSniff.Generating.Boxes;
using TcpSniff.Packets;

namespace TcpSniff.Core.Tests.Aligning;

/// <summary>Compares what was said of a boxed exchange with what the box did.</summary>
internal sealed class BoxTruth
{
    private readonly BoxCaptures _captures;
    private readonly BoxRules _rules;
    private readonly Dictionary<BoxedSegment, int> _order = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(Role End, long Frame), Sighting> _said = [];
    private readonly HashSet<BoxedSegment> _overtaken = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<BoxedSegment>[] _captured = [new(ReferenceEqualityComparer.Instance), new(ReferenceEqualityComparer.Instance)];

    /// <summary>Compares.</summary>
    public BoxTruth(BoxedExchange exchange, BoxCaptures captures, IReadOnlyList<Alignment> alignments)
    {
        (_captures, _rules) = (captures, exchange.Rules);
        foreach (var segment in exchange.Sent)
        {
            _order.Add(segment, _order.Count);
        }

        foreach (var (alignment, sighting) in alignments.SelectMany(alignment => alignment.Sightings.Select(sighting => (alignment, sighting))))
        {
            var end = sighting.Sent is null ? sighting.From == Role.Client ? Role.Server : Role.Client : sighting.From;
            _said[(end, sighting.Segment.Frame)] = sighting;
        }

        NoteOrder(captures.Client);
        NoteOrder(captures.Server);
        Check(captures.Client);
        Check(captures.Server);
    }

    /// <summary>Records that were judged.</summary>
    public int Judged { get; private set; }

    /// <summary>Those that were judged wrongly.</summary>
    public List<string> Wrong { get; } = [];

    /// <summary>How far a relation is wrong in the middle of the exchange, as a part of the round trip.</summary>
    public double ClockError(Alignment alignment)
    {
        var middle = _captures.Client[_captures.Client.Count / 2].Time;
        var (client, server) = (new CaptureTime(_captures.Clock(Role.Client, middle)), new CaptureTime(_captures.Clock(Role.Server, middle)));
        return Math.Abs((alignment.Clock.There(client) - server).Seconds) * 1e6 / _rules.RoundTrip;
    }

    private void NoteOrder(IReadOnlyList<BoxRecord> records)
    {
        var last = new Dictionary<int, int>();
        foreach (var part in records.Where(record => !record.IsAgain).SelectMany(record => record.Parts, (record, part) => (record, part)))
        {
            _captured[(int)part.record.End].Add(part.part);
            if (!part.record.IsSent)
            {
                var (segment, highest) = (part.part, last.GetValueOrDefault(part.part.Connection, -1));
                if (_order[segment] < highest)
                {
                    _overtaken.Add(segment);
                }

                last[segment.Connection] = Math.Max(highest, _order[segment]);
            }
        }
    }

    private void Check(IReadOnlyList<BoxRecord> records)
    {
        for (var i = 0; i < records.Count; i++)
        {
            var record = records[i];
            if (record.First.Connection >= _rules.Connections || (!record.IsSent && !record.IsAgain))
            {
                continue;
            }

            Judged++;
            var (truth, said) = (Truth(record), _said.GetValueOrDefault((record.End, i + 1))?.Fate);
            if (said is null || !truth.Contains(said.Value))
            {
                Wrong.Add($"{record.End} frame {i + 1} {record.First.From} {record.First.Draft.Flags} len {record.Length} ({record.Parts.Count} parts): {string.Join('/', truth)}, said {said?.ToString() ?? "nothing"}");
            }
        }
    }

    private Fate[] Truth(BoxRecord record)
    {
        if (record.IsAgain)
        {
            return [Fate.Copied, Fate.Duplicated];
        }

        var lost = record.Parts.Count(part => part.IsLost);
        var other = record.End == Role.Client ? Role.Server : Role.Client;
        var missed = record.Parts.Count(part => !part.IsLost && !_captured[(int)other].Contains(part));
        var cut = _rules.BeginsLate > 0 || _rules.EndsEarly > 0;
        return (lost, missed) switch
        {
            (0, 0) => [record.Parts.Any(_overtaken.Contains) ? Fate.Reordered : Fate.Arrived],
            (0, _) => [Fate.NotCaptured],
            _ when cut => [lost == record.Parts.Count ? Fate.Lost : Fate.PartlyLost, Fate.NotCaptured],
            _ => [lost == record.Parts.Count ? Fate.Lost : Fate.PartlyLost],
        };
    }
}
