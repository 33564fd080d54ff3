using TcpSniff.Packets;

namespace TcpSniff.Tracking.Windows;

/// <summary>The times during which one side's window was closed while the other side had something to send. Made when it first closes.</summary>
/// <remarks>Somebody waits who asks whether it has opened, or who sends new data as soon as it has.</remarks>
public sealed class ClosedWindow
{
    private const AnalysisFlags Questions = AnalysisFlags.KeepAlive | AnalysisFlags.ZeroWindowProbe | AnalysisFlags.Retransmission;

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
    public Stall? Unfinished => _isWaited && !_isOpen ? _current : null;

    /// <summary>Takes a segment into its sender's and its receiver's record.</summary>
    internal static void Update(HalfConnection sender, HalfConnection receiver, in SegmentFacts facts)
    {
        if ((facts.Analysis & AnalysisFlags.ZeroWindow) != 0)
        {
            (sender.Closed ??= new()).Close(facts);
        }
        else if (!facts.Segment.HasAny(TcpFlags.Syn | TcpFlags.Fin | TcpFlags.Rst))
        {
            sender.Closed?.Open(facts);
        }

        receiver.Closed?.Wait(facts);
    }

    private void Close(in SegmentFacts facts)
    {
        if (_current is null || _isOpen)
        {
            (_current, _isOpen, _isWaited) = (new(facts.Frame, facts.Frame, facts.Time, facts.Time), false, false);
        }
    }

    private void Open(in SegmentFacts facts)
    {
        if (_current is not { } stall || _isOpen)
        {
            return;
        }

        (_current, _isOpen) = (stall with { LastFrame = facts.Frame, To = facts.Time }, true);
        if (_isWaited)
        {
            Keep();
        }
    }

    private void Wait(in SegmentFacts facts)
    {
        if (_current is not { } stall)
        {
            return;
        }

        if (!_isOpen && (facts.Analysis & Questions) != 0)
        {
            Probes++;
            (_current, _isWaited) = (stall with { LastFrame = facts.Frame, To = facts.Time }, true);
        }
        else if (_isOpen && facts.Segment.PayloadLength > 0)
        {
            if (facts.Time - stall.To < Soon)
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
