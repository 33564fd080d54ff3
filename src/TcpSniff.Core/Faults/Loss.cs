namespace TcpSniff.Faults;

/// <summary>What a bug of this program cost.</summary>
internal enum Loss
{
    /// <summary>The packet: it was not understood, or not shown.</summary>
    Packet,

    /// <summary>The connection from this packet on: what is known about it may be half of the truth.</summary>
    Connection,

    /// <summary>What one rule has to say, about a connection or the capture.</summary>
    Finding,

    /// <summary>A part of what a view shows at the end.</summary>
    View,

    /// <summary>The rest of the capture: its reader failed.</summary>
    Rest,
}
