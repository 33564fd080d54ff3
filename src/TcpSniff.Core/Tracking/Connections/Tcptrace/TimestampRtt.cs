using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Tcptrace;

/// <summary>Round-trip times by the timestamps option: from the first segment with a TSval to the first acknowledgment of new data that echoes it.</summary>
/// <remarks>
/// Good for retransmissions too, whose TSval is a new one (RFC 7323 section 4.1). Segments that share a tick of the sender's clock give
/// one sample together, so the times are as coarse as that clock.
/// </remarks>
internal sealed class TimestampRtt
{
    /// <summary>More ticks than this are not waited for: the oldest are given up then.</summary>
    public const int Limit = 1024;

    private readonly Queue<(uint Value, CaptureTime Time)> _waiting = new();
    private uint _latest;

    /// <summary>The samples.</summary>
    public RttStatistics Rtt;

    /// <summary>Begins with the side's first TSval.</summary>
    public TimestampRtt(uint value, CaptureTime time) => Wait(value, time);

    /// <summary>The side sent a segment that takes sequence numbers.</summary>
    public void Send(uint value, CaptureTime time)
    {
        if (IsLater(value, _latest))
        {
            Wait(value, time);
        }
    }

    /// <summary>The peer acknowledged something new and echoed a TSval.</summary>
    public void Echo(uint value, CaptureTime time)
    {
        while (_waiting.TryPeek(out var sent) && !IsLater(sent.Value, value))
        {
            _waiting.Dequeue();
            if (sent.Value == value)
            {
                Rtt.Add(time - sent.Time);
            }
        }
    }

    /// <summary>Gives back the room of more ticks than still wait.</summary>
    public void GiveBack() => _waiting.TrimExcess();

    private static bool IsLater(uint left, uint right) => unchecked((int)(left - right)) > 0;

    private void Wait(uint value, CaptureTime time)
    {
        _latest = value;
        _waiting.Enqueue((value, time));
        if (_waiting.Count > Limit)
        {
            _waiting.Dequeue();
        }
    }
}
