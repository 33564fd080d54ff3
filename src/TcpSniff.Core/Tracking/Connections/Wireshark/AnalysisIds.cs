namespace TcpSniff.Tracking.Connections.Wireshark;

/// <summary>The ids of the analysis flags as they stand in output and documentation.</summary>
public static class AnalysisIds
{
    /// <summary>Each flag with its id, in the order in which they are listed.</summary>
    public static IReadOnlyList<(AnalysisFlags Flag, string Id)> All { get; } =
    [
        (AnalysisFlags.Retransmission, "retransmission"),
        (AnalysisFlags.FastRetransmission, "fast_retransmission"),
        (AnalysisFlags.SpuriousRetransmission, "spurious_retransmission"),
        (AnalysisFlags.OutOfOrder, "out_of_order"),
        (AnalysisFlags.LostSegment, "lost_segment"),
        (AnalysisFlags.AckLostSegment, "ack_lost_segment"),
        (AnalysisFlags.DuplicateAck, "duplicate_ack"),
        (AnalysisFlags.KeepAlive, "keep_alive"),
        (AnalysisFlags.KeepAliveAck, "keep_alive_ack"),
        (AnalysisFlags.WindowUpdate, "window_update"),
        (AnalysisFlags.WindowFull, "window_full"),
        (AnalysisFlags.ZeroWindow, "zero_window"),
        (AnalysisFlags.ZeroWindowProbe, "zero_window_probe"),
        (AnalysisFlags.ZeroWindowProbeAck, "zero_window_probe_ack"),
        (AnalysisFlags.ReusedPorts, "reused_ports"),
        (AnalysisFlags.FastOpenSyn, "tfo_syn"),
        (AnalysisFlags.FastOpenAck, "tfo_ack"),
        (AnalysisFlags.FastOpenIgnored, "tfo_ignored"),
    ];

    /// <summary>The ids of the flags that are set, in listed order; nothing is allocated where none is.</summary>
    public static IReadOnlyList<string> Ids(this AnalysisFlags flags) =>
        flags == AnalysisFlags.None ? [] : [.. All.Where(entry => (flags & entry.Flag) != 0).Select(entry => entry.Id)];
}
