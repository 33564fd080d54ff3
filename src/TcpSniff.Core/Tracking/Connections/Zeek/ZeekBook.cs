namespace TcpSniff.Tracking.Connections.Zeek;

/// <summary>What Zeek's analysis remembers of one side.</summary>
internal struct ZeekBook
{
    /// <summary>What it is in.</summary>
    public ZeekState State { get; private set; }

    /// <summary>What it was in before.</summary>
    public ZeekState PreviousState { get; private set; }

    /// <summary>Whether its FIN or RST was seen; the time of what comes once both sides are done is not counted.</summary>
    public bool IsDone;

    /// <summary>What the history has of it.</summary>
    public ZeekMarks Marks;

    /// <summary>How far it sent and how far that was acknowledged.</summary>
    public ZeekStream Stream;

    /// <summary>Segments it sent.</summary>
    public long Packets;

    /// <summary>Bytes of the IP packets that it sent, headers included.</summary>
    public long IpBytes;

    /// <summary>Moves it to another state.</summary>
    public void Become(ZeekState state)
    {
        if (state != State)
        {
            (PreviousState, State) = (State, state);
        }
    }

    /// <summary>Whether neither SYN nor anything after it was seen of this side.</summary>
    public readonly bool IsSilent => State is ZeekState.Inactive or ZeekState.Partial;

    /// <summary>Whether it was established and at most closed cleanly since: only then do missing bytes count.</summary>
    public readonly bool IsOpenOrClosedCleanly =>
        State == ZeekState.Established || (State == ZeekState.Closed && PreviousState == ZeekState.Established);
}
