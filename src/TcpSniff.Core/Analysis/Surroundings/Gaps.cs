using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Tracking.Wireshark.Rules;

namespace TcpSniff.Analysis.Surroundings;

/// <summary>A hole in what the tap saw of one side, and the segment that filled it.</summary>
/// <param name="Behind">The segment behind the hole, which showed it.</param>
/// <param name="Filler">What filled it, later.</param>
internal readonly record struct Gap(NotedSegment Behind, NotedSegment Filler)
{
    /// <summary>How much later.</summary>
    public Duration Delay => Filler.Time - Behind.Time;
}

/// <summary>The holes in what the tap saw of one side that were filled.</summary>
internal static class Gaps
{
    /// <summary>Later fillers are not looked for: the numbers may mean something else by then.</summary>
    private const int LookedAt = 256;

    /// <summary>A hole that is filled sooner was not repaired, for nobody can know of it: the network changed the order.</summary>
    public static Duration SoonestRepair(Connection connection) => connection.InitialRtt ?? OutOfOrderRule.DefaultLimit;

    /// <summary>Those of a side, each with the first segment that filled it.</summary>
    public static IEnumerable<Gap> Filled(ConnectionCase one, Role sender)
    {
        var noted = one.Noted;
        for (var i = 0; i < noted.Count; i++)
        {
            var behind = noted[i];
            if (behind.From != sender || behind.IsCopy || !behind.IsAny(AnalysisFlags.LostSegment))
            {
                continue;
            }

            for (var k = i + 1; k < Math.Min(noted.Count, i + LookedAt); k++)
            {
                if (noted[k].From == sender && !noted[k].IsCopy && Fills(noted[k], behind))
                {
                    yield return new(behind, noted[k]);
                    break;
                }
            }
        }
    }

    /// <summary>It ends where the other one begins, or is late, and comes before it in sequence.</summary>
    private static bool Fills(in NotedSegment filler, in NotedSegment behind) =>
        filler.Length > 0
        && filler.IsAny(AnalysisFlags.OutOfOrder | AnalysisFlags.Retransmission)
        && !filler.IsAny(AnalysisFlags.SpuriousRetransmission)
        && unchecked((int)(behind.Seq - filler.Seq)) > 0
        && unchecked((int)(behind.Seq - filler.Seq - (uint)filler.Length)) is >= 0 and < 1 << 20;
}
