namespace TcpSniff.Faults;

/// <summary>
/// Catches this program's own bugs, so that one of them costs a packet and not the capture, and counts them by place. What the
/// environment does – a full disk, a closed pipe – is no bug and passes through.
/// </summary>
internal sealed class FaultNet
{
    private readonly Dictionary<string, Fault> _faults = [];
    private readonly Action<Fault>? _tell;
    private readonly Predicate<Exception>? _isForeseen;
    private HashSet<string>? _again;

    private FaultNet(Predicate<Exception>? isForeseen, Action<Fault>? tell) => (_isForeseen, _tell) = (isForeseen, tell);

    /// <summary>Holds nothing: a bug ends the run. For tests and fuzzing, which look for bugs.</summary>
    public static FaultNet Fatal { get; } = new(null, null);

    /// <summary>The bugs so far, one for each place.</summary>
    public IReadOnlyCollection<Fault> Faults => _faults.Values;

    /// <summary>A net that holds.</summary>
    /// <param name="isForeseen">Whether an exception is no bug: it says what the environment did or the user asked for, and ends the run.</param>
    /// <param name="tell">Is told of the first bug of each place at once.</param>
    public static FaultNet Holding(Predicate<Exception> isForeseen, Action<Fault> tell) => new(isForeseen, tell);

    /// <summary>From here on the same packets are read once more: what failed before fails again, and counts once.</summary>
    public void Again() => _again = [.. _faults.Keys];

    /// <summary>Whether an exception is a bug that is to be caught here; for the filter of a <c>catch</c>.</summary>
    public bool Catches(Exception exception) => _isForeseen is not null
        && !_isForeseen(exception) && (exception.InnerException is not { } inner || !_isForeseen(inner));

    /// <summary>Counts a bug that was caught.</summary>
    /// <param name="bug">The exception.</param>
    /// <param name="loss">What it cost.</param>
    /// <param name="frame">Number of the packet; 0 where it is about none.</param>
    /// <param name="stream">The connection; null for none.</param>
    public void Note(Exception bug, Loss loss, long frame = 0, int? stream = null)
    {
        var trail = Trail.Of(bug);
        var place = $"{bug.GetType().Name} {trail.Split(' ')[0]}";
        if (_again?.Contains(place) == true)
        {
            return;
        }

        lock (_faults)
        {
            if (_faults.TryGetValue(place, out var known))
            {
                known.Times++;
                return;
            }

            var fault = new Fault(trail, bug, loss, frame, stream);
            _faults.Add(place, fault);
            _tell?.Invoke(fault);
        }
    }

    /// <summary>Takes one of many steps, off the way of the packets: if it fails by a bug, the others still follow.</summary>
    public void Guard(Loss loss, int? stream, Action step)
    {
        try
        {
            step();
        }
        catch (Exception bug) when (Catches(bug))
        {
            Note(bug, loss, stream: stream);
        }
    }
}
