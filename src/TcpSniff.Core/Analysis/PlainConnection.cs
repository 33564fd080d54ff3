using TcpSniff.Analysis.Rules;
using TcpSniff.Analysis.Surroundings;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;

namespace TcpSniff.Analysis;

/// <summary>
/// Connections that no rule has anything to say about, as nearly all are: they are opened, used and closed, or are one SYN of a
/// flood, and nothing else. Forty rules need not look at each of a million.
/// </summary>
/// <remarks>A test holds that no rule speaks where this is so; a rule that judges by something new has to be thought of here.</remarks>
internal static class PlainConnection
{
    private const SegmentEvents Ordinary =
        SegmentEvents.Starts | SegmentEvents.Opens | SegmentEvents.AdvancesAck | SegmentEvents.FirstFin | SegmentEvents.AcksFin | SegmentEvents.FinCrossing | SegmentEvents.Closes;

    /// <summary>Whether there is nothing to judge.</summary>
    public static bool Is(ConnectionCase one) => IsOrdinary(one.Connection) && (OpenedAndClosed(one.Connection) || IsOneOfAFlood(one));

    /// <summary>Whether there is nothing to judge, whatever else the capture holds.</summary>
    public static bool IsSurely(Connection connection) => OpenedAndClosed(connection) && IsOrdinary(connection);

    private static bool IsOrdinary(Connection connection) =>
        connection.Errors is null && connection.Predecessor is null && connection.ResetFrame is null
        && IsPlain(connection.Client) && IsPlain(connection.Server)
        && HasOnlyOrdinarySegments(connection)
        && Tap.HiddenSide(connection) is null;

    private static bool IsPlain(HalfConnection half)
    {
        ref readonly var totals = ref half.Totals;
        return totals is { Rst: 0, Syn: <= 1, Fin: <= 1 } && totals.Ttl.JumpFrame == 0
            && half.Closed is null && half.Held is null && half.SentTwice is null && half.Late is null && half.Episodes.Count == 0;
    }

    /// <summary>Both FINs are acknowledged, or there was none.</summary>
    private static bool OpenedAndClosed(Connection connection) =>
        connection.Handshake is Handshake.Complete or Handshake.Simultaneous && (connection.ClosedFrame is not null || connection.Teardown == Teardown.None);

    private static bool IsOneOfAFlood(ConnectionCase one) =>
        one.Connection.Handshake == Handshake.Unanswered
        && (one.Afterwards < UnansweredSynRule.Patience || one.Capture.Sums.Listeners.Of(one.Connection).IsFlooded);

    /// <summary>No labels, nothing ignored or odd, and no side let the other wait for its FIN.</summary>
    private static bool HasOnlyOrdinarySegments(Connection connection)
    {
        CaptureTime? firstFin = null;
        foreach (ref readonly var segment in connection.Noted.Span)
        {
            if (segment.Analysis is not (AnalysisFlags.None or AnalysisFlags.WindowUpdate) || (segment.Events & ~Ordinary) != 0)
            {
                return false;
            }

            firstFin = segment.DidAny(SegmentEvents.FirstFin) ? firstFin ?? segment.Time : firstFin;
        }

        return firstFin is not { } fin || connection.LastTime - fin < CloseWaitLingeringRule.Patience;
    }
}
