namespace TcpSniff.Tracking.Connections.Wireshark;

/// <summary>What is odd about a segment, in Wireshark's terms (<c>tcp.analysis.*</c>).</summary>
[Flags]
public enum AnalysisFlags
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Sent again, after a timeout as far as one can see.</summary>
    Retransmission = 1,

    /// <summary>Sent again because of duplicate acknowledgments.</summary>
    FastRetransmission = 2,

    /// <summary>Sent again although it was acknowledged already.</summary>
    SpuriousRetransmission = 4,

    /// <summary>Arrived later than what follows it.</summary>
    OutOfOrder = 8,

    /// <summary>Something before this segment was not captured.</summary>
    LostSegment = 16,

    /// <summary>Acknowledges something that was not captured.</summary>
    AckLostSegment = 32,

    /// <summary>Acknowledges the same number once more.</summary>
    DuplicateAck = 64,

    /// <summary>Asks whether the other side is still there.</summary>
    KeepAlive = 128,

    /// <summary>Answers a keep-alive.</summary>
    KeepAliveAck = 256,

    /// <summary>Only announces another window.</summary>
    WindowUpdate = 512,

    /// <summary>Fills the receiver's window to the last byte.</summary>
    WindowFull = 1024,

    /// <summary>Announces a window of zero.</summary>
    ZeroWindow = 2048,

    /// <summary>Asks whether a closed window has opened.</summary>
    ZeroWindowProbe = 4096,

    /// <summary>Answers a zero-window probe: still closed.</summary>
    ZeroWindowProbeAck = 8192,

    /// <summary>A new connection on the ports of an earlier one.</summary>
    ReusedPorts = 16384,

    /// <summary>A SYN that carries data and a Fast Open cookie.</summary>
    FastOpenSyn = 32768,

    /// <summary>A SYN+ACK that acknowledges more than the SYN: the data that came with it was taken.</summary>
    FastOpenAck = 65536,

    /// <summary>A SYN+ACK that acknowledges the SYN and not the data that came with it.</summary>
    FastOpenIgnored = 131072,
}
