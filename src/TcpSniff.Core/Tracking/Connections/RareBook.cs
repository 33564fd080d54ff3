using TcpSniff.Tracking.Connections.CapturePoint;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Shelving;
using TcpSniff.Tracking.Connections.Tcptrace;

namespace TcpSniff.Tracking.Connections;

/// <summary>What few half-connections have: losses, closed windows, contradictions.</summary>
internal sealed class RareBook
{
    /// <summary>Bytes that it takes with what usually is in it.</summary>
    public const int UsualFootprint = 1024;

    /// <summary>What its retransmissions repaired; made with the first one.</summary>
    public RecoveryBook? Recovery;

    /// <summary>The times during which its window was closed and the peer waited.</summary>
    public ClosedWindow? Closed;

    /// <summary>What it sent late because it waited for delayed acknowledgments.</summary>
    public HeldWrites? Held;

    /// <summary>What of it the capture has after its acknowledgment.</summary>
    public LateRecords? Late;

    /// <summary>What was said of its segments and was, or may have to be, taken back.</summary>
    public SecondThoughts? Thoughts;

    /// <summary>How matters stood at the last RST in its name.</summary>
    public OutlivedReset? Outlived;

    /// <summary>Segments that it sent again.</summary>
    public long SentAgain;

    /// <summary>Number of the connection under which this one goes on, because another answer to its SYN came.</summary>
    public int? GoesOnAs;

    /// <summary>Another SYN+ACK in its name, after the SYN was answered.</summary>
    public SecondAnswer? SecondAnswer;

    /// <summary>Bytes that it sent twice and not the same.</summary>
    public SentTwice? SentTwice;

    /// <summary>Whether there is nothing in it that is written.</summary>
    public bool IsEmpty => Recovery is null && Closed is null && Held is null && Late is null && SentTwice is null && Outlived is null && SentAgain == 0;

    /// <summary>Whether all that is in it can be written.</summary>
    public bool IsPlain => Thoughts is null && SecondAnswer is null && GoesOnAs is null;

    /// <summary>Forgets everything.</summary>
    public void Clear() =>
        (Recovery, Closed, Held, Late, SentTwice, Thoughts, Outlived, SentAgain, GoesOnAs, SecondAnswer) = (null, null, null, null, null, null, null, 0, null, null);

    /// <summary>Calls other connections by their new numbers.</summary>
    /// <param name="numbers">The new numbers by the old ones.</param>
    public void Renumber(int[] numbers)
    {
        GoesOnAs = GoesOnAs is { } other ? numbers[other] : null;
        SecondAnswer?.Renumber(numbers);
    }

    /// <summary>Writes everything.</summary>
    public void Pack(Packer packer)
    {
        packer.Write(new Layout(Recovery is not null, Closed, Held, Late, SentTwice, Outlived, SentAgain));
        Recovery?.Pack(packer);
    }

    /// <summary>What was written.</summary>
    public static RareBook Unpack(ref Unpacker unpacker)
    {
        unpacker.Read(out Layout was);
        return new()
        {
            Closed = was.Closed,
            Held = was.Held,
            Late = was.Late,
            SentTwice = was.SentTwice,
            Outlived = was.Outlived,
            SentAgain = was.SentAgain,
            Recovery = was.Recovers ? RecoveryBook.Unpack(ref unpacker) : null,
        };
    }

    private readonly record struct Layout(bool Recovers, ClosedWindow? Closed, HeldWrites? Held, LateRecords? Late, SentTwice? SentTwice, OutlivedReset? Outlived, long SentAgain);
}
