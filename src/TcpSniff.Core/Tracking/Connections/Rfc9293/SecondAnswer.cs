using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Rfc9293;

/// <summary>A SYN+ACK with another initial sequence number, after one had answered the SYN already.</summary>
/// <param name="First">The one that came first.</param>
/// <param name="Stream">Number of the connection that the first one is in.</param>
/// <param name="Second">The one that came second.</param>
internal sealed record SecondAnswer(SecondAnswer.Answer First, int Stream, SecondAnswer.Answer Second)
{
    /// <summary>Number of the connection that the first one is in.</summary>
    public int Stream { get; private set; } = Stream;

    /// <summary>Frame of its last copy.</summary>
    public long LastFrame { get; internal set; }

    /// <summary>How often it came.</summary>
    public int Count { get; internal set; }

    /// <summary>Whether the client took the second one, so that the first had not reached it.</summary>
    public bool Taken { get; internal set; }

    /// <summary>Calls that connection by its new number.</summary>
    internal void Renumber(int[] numbers) => Stream = numbers[Stream];

    /// <summary>A SYN+ACK.</summary>
    /// <param name="Frame">Its frame.</param>
    /// <param name="Number">Its initial sequence number.</param>
    /// <param name="Ttl">Its time to live or hop limit.</param>
    public readonly record struct Answer(long Frame, SequenceNumber Number, byte Ttl);
}
