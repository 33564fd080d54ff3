using System.Text.RegularExpressions;
using TcpSniff.Tracking.Connections.Zeek;

namespace TcpSniff.Tracking.Zeek;

/// <summary>The <c>conn_state</c> of Zeek's conn.log: a connection's fate in one word.</summary>
internal static partial class ConnState
{
    /// <summary>The word for both endpoints' states.</summary>
    public static string Of(in ZeekBook originator, in ZeekBook responder, string history) => (originator.State, responder.State) switch
    {
        (_, ZeekState.Reset) => AfterResponderReset(originator, responder),
        (ZeekState.Reset, _) when !responder.IsSilent => "RSTO",
        (ZeekState.Reset, _) => SynThenReset().IsMatch(history) ? "RSTOS0" : "OTH",
        (ZeekState.Closed, ZeekState.Closed) => "SF",
        (ZeekState.Closed, _) => responder.IsSilent ? "SH" : "S2",
        (_, ZeekState.Closed) => originator.IsSilent ? "SHR" : "S3",
        (ZeekState.SynSent, ZeekState.Inactive) => "S0",
        (ZeekState.Established, ZeekState.Established) => "S1",
        _ => "OTH",
    };

    private static string AfterResponderReset(in ZeekBook originator, in ZeekBook responder) => originator.State switch
    {
        ZeekState.SynSent or ZeekState.SynAckSent => "REJ",
        ZeekState.Reset when originator.Stream.Size == 0 && responder.Stream.Size == 0 => "REJ",
        _ => originator.IsSilent ? "RSTRH" : "RSTR",
    };

    [GeneratedRegex(@"^\^?S[^HAFGIQ]*R")]
    private static partial Regex SynThenReset();
}
