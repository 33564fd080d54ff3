using TcpSniff.Packets;

namespace TcpSniff.Aligning.Clocks;

/// <summary>
/// Two clocks' offset and drift from segments that went both ways. A segment from here to there shows the second clock ahead by its true
/// offset plus the delay, one that came back by the offset minus the delay: the offset lies between a line below the ones and a line above
/// the others. The drift is the slope that leaves most room between both lines (Zhang, Liu, Xia: Clock synchronization algorithms for
/// network measurements, INFOCOM 2002); the offset is their middle if the fastest of both directions took equally long.
/// </summary>
internal sealed class ClockEstimate
{
    /// <summary>No clock that keeps time at all is worse.</summary>
    private const double SteepestDrift = 1e-3;

    /// <summary>What clocks usually drift apart.</summary>
    private const double UsualDrift = 5e-5;

    private const double Resolution = 1e-6;
    private const int Nearly = 3;

    private readonly Envelope _there;
    private readonly Envelope _back;
    private readonly List<(double X, double Y)> _points;
    private readonly List<(double X, double Y)> _backPoints;
    private readonly CaptureTime _reference;
    private readonly Duration _base;

    private ClockEstimate(IReadOnlyList<ClockPoint> there, IReadOnlyList<ClockPoint> back)
    {
        var first = there.Count > 0 ? there[0] : back[0];
        (_reference, _base) = (first.Here, first.There - first.Here);
        _points = [.. there.Select(Place)];
        _backPoints = [.. back.Select(point => Place(point) is var (x, y) ? (x, -y) : default)];
        (_there, _back) = (new(_points), new(_backPoints));
    }

    /// <summary>Estimates the relation of two clocks; null where there is nothing to go by.</summary>
    /// <param name="there">Segments that went from the first point of capture to the second.</param>
    /// <param name="back">Segments that came back.</param>
    /// <param name="room">The shortest way there and back, in seconds; negative where the two contradict each other, 0 where there is only one.</param>
    public static ClockRelation? Of(IReadOnlyList<ClockPoint> there, IReadOnlyList<ClockPoint> back, out double room)
    {
        room = 0;
        return there.Count + back.Count == 0 ? null : new ClockEstimate(there, back).Solve(out room);
    }

    private ClockRelation Solve(out double room)
    {
        var both = !_there.IsEmpty && !_back.IsEmpty;
        var best = Steepnesses().MaxBy(Room);
        var tolerance = Tolerance(best);
        var (low, high) = (Edge(best, -SteepestDrift, tolerance), Edge(best, SteepestDrift, tolerance));
        var drift = Likeliest(low, high);
        var (above, below) = (_there.IsEmpty ? (double?)null : _there.LineBelow(drift), _back.IsEmpty ? (double?)null : -_back.LineBelow(-drift));
        var offset = both ? (above!.Value + below!.Value) / 2 : above ?? below!.Value;
        room = both ? above!.Value - below!.Value : 0;
        Duration? trip = both ? Duration.FromSeconds(Math.Max(0, room)) : null;
        return new()
        {
            Reference = _reference,
            Offset = _base + Duration.FromSeconds(offset),
            Drift = drift,
            DriftError = Math.Max(drift - low, high - drift),
            Error = Duration.FromSeconds(Math.Max(Resolution, tolerance / 2)),
            Bound = both ? Duration.FromSeconds(Math.Max(0, room) / 2) : null,
            RoundTrip = trip,
            Basis = both ? ClockBasis.BothDirections : ClockBasis.OneDirection,
            Points = _points.Count + _backPoints.Count,
        };
    }

    /// <summary>The drift in the middle of those that explain the segments; the more of them do, the nearer to what clocks usually have.</summary>
    private static double Likeliest(double low, double high)
    {
        var (middle, error) = ((low + high) / 2, (high - low) / 4);
        return low > 0 || high < 0 ? middle : middle * UsualDrift * UsualDrift / ((UsualDrift * UsualDrift) + (error * error));
    }

    private (double X, double Y) Place(ClockPoint point) => ((point.Here - _reference).Seconds, (point.There - point.Here - _base).Seconds);

    private IEnumerable<double> Steepnesses() =>
        _there.Slopes.Concat(_back.Slopes.Select(slope => -slope)).Where(slope => Math.Abs(slope) <= SteepestDrift).Append(0).Append(SteepestDrift).Append(-SteepestDrift);

    /// <summary>Seconds between both lines; with one direction only, how high its line lies in the middle of its points.</summary>
    private double Room(double drift)
    {
        if (!_there.IsEmpty && !_back.IsEmpty)
        {
            return _there.LineBelow(drift) + _back.LineBelow(-drift);
        }

        var (envelope, points, sign) = _there.IsEmpty ? (_back, _backPoints, -1) : (_there, _points, 1);
        return envelope.LineBelow(sign * drift) + (sign * drift * (points[0].X + points[^1].X) / 2);
    }

    /// <summary>How much room may be missing without meaning anything: the fastest segments do not differ by less.</summary>
    private double Tolerance(double drift) => Math.Max(Resolution, 2 * (Spread(_points, drift) + Spread(_backPoints, -drift)));

    private static double Spread(List<(double X, double Y)> points, double drift)
    {
        if (points.Count == 0)
        {
            return 0;
        }

        var heights = points.Select(point => point.Y - (drift * point.X)).Order().Take(Nearly).ToArray();
        return heights[^1] - heights[0];
    }

    /// <summary>How far the drift may go towards a limit until too much room is missing: the room falls off on both sides of the best.</summary>
    private double Edge(double best, double limit, double tolerance)
    {
        var least = Room(best) - tolerance;
        if (Room(limit) >= least)
        {
            return limit;
        }

        var (inside, outside) = (best, limit);
        for (var i = 0; i < 60; i++)
        {
            var middle = (inside + outside) / 2;
            (inside, outside) = Room(middle) >= least ? (middle, outside) : (inside, middle);
        }

        return inside;
    }
}
