using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Zeek;

/// <summary>What Zeek's analysis remembers of the whole connection.</summary>
internal struct ZeekConversation
{
    private HistoryLetters _history;

    /// <summary>Which side is the originator, 0 or 1: who sent the first segment, unless that was the server.</summary>
    public byte Originator;

    /// <summary>Time of the last segment before both sides were done.</summary>
    public CaptureTime LastTime;

    /// <summary>The letters so far: upper case for the originator, lower case for the responder.</summary>
    public readonly string History => _history.ToString();

    /// <summary>Whether it has no object of its own.</summary>
    public readonly bool IsPlain => _history.IsPlain;

    /// <summary>Whether the originator's SYN+ACK is all that was seen.</summary>
    public readonly bool IsLoneSynAck => _history.IsOnly('H');

    /// <summary>Adds a letter for a side.</summary>
    public void Add(char letter, byte side) => _history.Add(side == Originator ? letter : char.ToLowerInvariant(letter));

    /// <summary>Makes the originator the responder.</summary>
    public void FlipRoles()
    {
        Originator ^= 1;
        _history.Flip();
    }
}
