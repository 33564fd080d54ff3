using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Wireshark;

/// <summary>The number that a side's relative sequence numbers count from.</summary>
internal struct BaseNumber
{
    /// <summary>The number itself: the SYN's, or one less than the first number seen midway.</summary>
    public SequenceNumber Value { get; private set; }

    /// <summary>Whether it is known.</summary>
    public bool IsSet { get; private set; }

    /// <summary>Sets it.</summary>
    public void Set(SequenceNumber value) => (Value, IsSet) = (value, true);
}
