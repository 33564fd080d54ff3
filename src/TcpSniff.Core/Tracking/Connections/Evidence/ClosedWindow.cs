using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Evidence;

/// <summary>The times during which one side's window was closed while the other side had something to send. Made when it first closes.</summary>
/// <remarks>Somebody waits who asks whether it has opened, or who sends new data as soon as it has.</remarks>
internal record struct ClosedWindow
{
    private static readonly Duration Soon = Duration.FromSeconds(1);

    private Stall? _current;
    private bool _isOpen;
    private bool _isWaited;

    /// <summary>How often it opened again, and somebody had waited for it.</summary>
    public int Count { get; private set; }

    /// <summary>How long these times were together.</summary>
    public Duration Total { get; private set; }

    /// <summary>How often the other side asked.</summary>
    public int Probes { get; private set; }

    /// <summary>The longest time.</summary>
    public Stall Longest { get; private set; }

    /// <summary>The time that has not ended and that somebody waits for; null for none.</summary>
    public readonly Stall? Unfinished => _isWaited && !_isOpen ? _current : null;

    /// <summary>The side announced a window of zero.</summary>
    internal void Close(long frame, CaptureTime time)
    {
        if (_current is null || _isOpen)
        {
            (_current, _isOpen, _isWaited) = (new(frame, frame, time, time), false, false);
        }
    }

    /// <summary>The side announced a window above zero.</summary>
    internal void Open(long frame, CaptureTime time)
    {
        if (_current is not { } stall || _isOpen)
        {
            return;
        }

        (_current, _isOpen) = (stall with { LastFrame = frame, To = time }, true);
        if (_isWaited)
        {
            Keep();
        }
    }

    /// <summary>The other side sent something.</summary>
    /// <param name="frame">Its frame.</param>
    /// <param name="time">When it was captured.</param>
    /// <param name="asks">Whether it asks if the window has opened.</param>
    /// <param name="hasPayload">Whether it carries payload.</param>
    internal void Wait(long frame, CaptureTime time, bool asks, bool hasPayload)
    {
        if (_current is not { } stall)
        {
            return;
        }

        if (!_isOpen && asks)
        {
            Probes++;
            (_current, _isWaited) = (stall with { LastFrame = frame, To = time }, true);
        }
        else if (_isOpen && hasPayload)
        {
            if (time - stall.To < Soon)
            {
                Keep();
            }

            _current = null;
        }
    }

    private void Keep()
    {
        var stall = _current!.Value;
        Count++;
        Total += stall.Length;
        Longest = stall.Length > Longest.Length ? stall : Longest;
        _current = null;
    }
}
