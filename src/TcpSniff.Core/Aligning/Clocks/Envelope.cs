namespace TcpSniff.Aligning.Clocks;

/// <summary>
/// The lower convex hull of points (time, difference of both clocks' readings): no delay is shorter than nothing, so what is lowest is
/// nearest to the clocks' own difference. The upper hull is the lower one of the points upside down.
/// </summary>
internal sealed class Envelope
{
    private readonly List<(double X, double Y)> _hull = [];

    /// <summary>Finds the hull (Andrew's monotone chain).</summary>
    /// <param name="points">The points, in any order.</param>
    public Envelope(IEnumerable<(double X, double Y)> points)
    {
        foreach (var point in points.OrderBy(point => point.X).ThenBy(point => point.Y))
        {
            while (_hull.Count >= 2 && Turn(_hull[^2], _hull[^1], point) <= 0)
            {
                _hull.RemoveAt(_hull.Count - 1);
            }

            _hull.Add(point);
        }
    }

    /// <summary>Whether there is no point.</summary>
    public bool IsEmpty => _hull.Count == 0;

    /// <summary>Slopes of its sides: where the lowest point changes.</summary>
    public IEnumerable<double> Slopes => _hull.Zip(_hull.Skip(1), (left, right) => (right.Y - left.Y) / (right.X - left.X)).Where(double.IsFinite);

    /// <summary>The highest line of a slope that no point lies below, at time 0.</summary>
    public double LineBelow(double slope)
    {
        var least = double.MaxValue;
        foreach (var (x, y) in _hull)
        {
            least = Math.Min(least, y - (slope * x));
        }

        return least;
    }

    private static double Turn((double X, double Y) a, (double X, double Y) b, (double X, double Y) c) =>
        ((b.X - a.X) * (c.Y - a.Y)) - ((b.Y - a.Y) * (c.X - a.X));
}
