using System.Runtime.CompilerServices;
using TcpSniff.Capture.Parts;
using TcpSniff.Packets;

namespace TcpSniff.Splitting;

/// <summary>Counts what all parts have to know of the whole.</summary>
/// <param name="plan">How it is dealt, nothing counted.</param>
internal sealed class WholeCount(WholeCapture plan)
{
    private WholeCapture? _known;
    private long _packets;
    private long _bytes;
    private CaptureTime _first;
    private CaptureTime _last;
    private long _stepsBack;
    private Duration _largestStep;
    private long _largestStepFrame;

    /// <summary>Connections so far.</summary>
    public int Connections { get; set; }

    /// <summary>What was counted so far.</summary>
    public WholeCapture Known => _known ?? plan with
    {
        Packets = _packets,
        CapturedBytes = _bytes,
        Connections = Connections,
        FirstTime = _packets > 0 ? _first : null,
        LastTime = _packets > 0 ? _last : null,
        ClockWentBack = _stepsBack,
        LargestStepBack = _largestStep,
        LargestStepBackFrame = _largestStepFrame,
    };

    /// <summary>Takes what was counted when the whole was split first.</summary>
    public void TakeOver(WholeCapture known) => _known ??= known with { Parts = plan.Parts, By = plan.By };

    /// <summary>Counts a packet and says its number, from 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public long See(scoped in RawPacket packet)
    {
        if (_packets++ == 0)
        {
            _first = packet.Time;
        }
        else if (packet.Time < _last)
        {
            _stepsBack++;
            var step = _last - packet.Time;
            (_largestStep, _largestStepFrame) = step > _largestStep ? (step, _packets) : (_largestStep, _largestStepFrame);
        }

        _last = packet.Time;
        _bytes += packet.Data.Length;
        return _packets;
    }
}
