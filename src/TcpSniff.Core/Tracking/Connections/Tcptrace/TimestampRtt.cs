using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Tcptrace;

/// <summary>Round-trip times by the timestamps option: from the first segment with a TSval to the first acknowledgment of new data that echoes it.</summary>
/// <remarks>
/// Good for retransmissions too, whose TSval is a new one (RFC 7323 section 4.1). Segments that share a tick of the sender's clock give
/// one sample together, so the times are as coarse as that clock.
/// </remarks>
internal struct TimestampRtt
{
    /// <summary>More ticks than this are not waited for: the oldest are given up then.</summary>
    public const int Limit = 1024;

    // The first few wait here, more in a queue until that is empty.
    private Few _few;
    private byte _count;
    private bool _begun;
    private uint _latest;
    private Queue<Tick>? _many;

    /// <summary>The samples.</summary>
    public RttStatistics Rtt;

    /// <summary>Whether it has no object of its own; one that has no use for it any more lets it go.</summary>
    public bool IsPlain
    {
        get
        {
            _many = _many is { Count: > 0 } ? _many : null;
            return _many is null;
        }
    }

    /// <summary>The side sent a segment that takes sequence numbers.</summary>
    public void Send(uint value, CaptureTime time)
    {
        if (!_begun || IsLater(value, _latest))
        {
            (_begun, _latest) = (true, value);
            Wait(new(value, time));
        }
    }

    /// <summary>The peer acknowledged something new and echoed a TSval.</summary>
    public void Echo(uint value, CaptureTime time)
    {
        if (_many is { Count: > 0 })
        {
            while (_many.TryPeek(out var sent) && !IsLater(sent.Value, value))
            {
                Take(_many.Dequeue(), value, time);
            }

            return;
        }

        var done = 0;
        for (; done < _count && !IsLater(_few[done].Value, value); done++)
        {
            Take(_few[done], value, time);
        }

        if (done > 0)
        {
            _count -= (byte)done;
            Waiting.Slice(done, _count).CopyTo(Waiting);
        }
    }

    private void Take(Tick sent, uint value, CaptureTime time)
    {
        if (sent.Value == value)
        {
            Rtt.Add(time - sent.Time);
        }
    }

    private void Wait(Tick tick)
    {
        if (_many is not { Count: > 0 })
        {
            if (_count < Few.Length)
            {
                _few[_count++] = tick;
                return;
            }

            _many ??= new();
            foreach (var earlier in Waiting)
            {
                _many.Enqueue(earlier);
            }

            _count = 0;
        }

        _many.Enqueue(tick);
        if (_many.Count > Limit)
        {
            _many.Dequeue();
        }
    }

    private static bool IsLater(uint left, uint right) => unchecked((int)(left - right)) > 0;

    [UnscopedRef]
    private Span<Tick> Waiting => _few;

    private readonly record struct Tick(uint Value, CaptureTime Time);

    [InlineArray(Length)]
    private struct Few
    {
        public const int Length = 4;

        private Tick _first;
    }
}
