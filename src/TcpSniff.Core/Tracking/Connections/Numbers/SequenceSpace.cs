using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Numbers;

/// <summary>
/// Lays the sequence numbers of one side out on a line that does not wrap: positions in 64 bits, so that transfers of many
/// times 4 GiB keep their order (RFC 9293 section 3.4 compares modulo 2^32).
/// </summary>
internal struct SequenceSpace
{
    private SequenceNumber _number;
    private long _position;

    /// <summary>Puts a number at position 0.</summary>
    public static SequenceSpace StartingAt(SequenceNumber number) => new() { _number = number };

    /// <summary>The position of a number: the nearest one to the mark.</summary>
    public readonly long Position(SequenceNumber number) => _position + (number - _number);

    /// <summary>Moves the mark that positions are measured from to a number and returns its position.</summary>
    public long MoveTo(SequenceNumber number)
    {
        _position = Position(number);
        _number = number;
        return _position;
    }
}
