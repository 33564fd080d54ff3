using System.Runtime.CompilerServices;

namespace TcpSniff.Tracking.Connections.TimeBreakdown;

/// <summary>Nanoseconds by class. Their sum is all time ever charged, whatever the capture's clock did.</summary>
/// <remarks>
/// No class is negative, with one exception: where the clock went back beyond the connection's beginning, so that its duration is
/// negative, <see cref="TimeClass.Idle"/> takes that.
/// </remarks>
internal struct TimeAccounts
{
    private const int Classes = (int)TimeClass.Idle + 1;

    private Row _spent;
    private long _debt;
    private TimeClass _last;

    /// <summary>Nanoseconds of a class.</summary>
    public readonly long this[TimeClass timeClass] => _spent[(int)timeClass] - (timeClass == TimeClass.Idle ? _debt : 0);

    /// <summary>Charges a span; one of a clock that went back is taken from what was charged last, then from the other classes.</summary>
    public void Charge(TimeClass timeClass, long nanoseconds)
    {
        if (nanoseconds < 0)
        {
            TakeBack(nanoseconds);
            return;
        }

        if (_debt > 0)
        {
            var paid = Math.Min(_debt, nanoseconds);
            (_debt, nanoseconds) = (_debt - paid, nanoseconds - paid);
        }

        _spent[(int)timeClass] += nanoseconds;
        _last = timeClass;
    }

    /// <summary>Moves what turned out to belong elsewhere, as far as it is still there.</summary>
    public void Move(TimeClass from, TimeClass to, long nanoseconds)
    {
        var moved = Math.Min(_spent[(int)from], nanoseconds);
        _spent[(int)from] -= moved;
        _spent[(int)to] += moved;
    }

    private void TakeBack(long negative)
    {
        // From 0 downwards, for the smallest number has no positive counterpart.
        Take(_last, ref negative);
        for (var i = 0; i < Classes; i++)
        {
            Take((TimeClass)i, ref negative);
        }

        _debt = unchecked(_debt - negative);
    }

    private void Take(TimeClass timeClass, ref long negative)
    {
        ref var spent = ref _spent[(int)timeClass];
        var left = spent + negative;
        (spent, negative) = (Math.Max(0, left), Math.Min(0, left));
    }

    [InlineArray(Classes)]
    private struct Row
    {
        private long _first;
    }
}
