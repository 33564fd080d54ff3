using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Zeek;

/// <summary>Which letters of the history one side has had.</summary>
internal struct ZeekMarks
{
    private uint _once;
    private SequenceNumber _syn;
    private SequenceNumber _fin;
    private SequenceNumber _rst;

    /// <summary>Times that payload did not advance the side's highest number (letter T).</summary>
    public int Retransmissions;

    /// <summary>Times that the window was zero (letter W).</summary>
    public int ZeroWindows;

    /// <summary>Holes that were acknowledged all the same (letter G).</summary>
    public int Gaps;

    /// <summary>Whether the letter comes for the first time.</summary>
    public bool IsFirst(char letter)
    {
        var bit = 1u << (letter - 'A');
        var first = (_once & bit) == 0;
        _once |= bit;
        return first;
    }

    /// <summary>Whether S, H, F or R comes for the first time, or with another number than the last of its kind.</summary>
    public bool IsNew(char letter, SequenceNumber number)
    {
        ref var known = ref _syn;
        if (letter == 'F')
        {
            known = ref _fin;
        }
        else if (letter == 'R')
        {
            known = ref _rst;
        }

        // One memory for S and H: a side that repeats its SYN as a SYN+ACK of the same number gets both letters once.
        var isNew = IsFirst(letter) || known != number;
        known = number;
        return isNew;
    }

    /// <summary>Counts something that happens often: its letter comes at the 1st, 10th, 100th, … time.</summary>
    public static bool CountUp(ref int count)
    {
        count += count == int.MaxValue ? 0 : 1;
        var rest = count;
        while (rest % 10 == 0)
        {
            rest /= 10;
        }

        return rest == 1;
    }
}
