namespace TcpSniff.Reports.Selecting;

/// <summary>What connections can be put in order by: the largest first, but the earliest <c>start</c>; what is unknown comes last.</summary>
internal static class SortKey
{
    private static readonly Dictionary<string, Func<ConnectionResult, double>> Keys = new(StringComparer.OrdinalIgnoreCase)
    {
        ["bytes"] = result => result.PayloadBytes,
        ["duration"] = result => result.Connection.Duration.Nanoseconds,
        ["retransmissions"] = result => result.RetransmittedSegments,
        ["rtt"] = result => result.Rtt?.Nanoseconds ?? double.NegativeInfinity,
        ["start"] = result => -result.Connection.FirstFrame,
    };

    /// <summary>The words that <c>--sort</c> takes.</summary>
    public static IReadOnlyCollection<string> Names => Keys.Keys;

    /// <summary>Numbers of the connections in order, those that are equal by their number.</summary>
    /// <exception cref="ArgumentException">There is no such key.</exception>
    public static IEnumerable<int> Sort(this IEnumerable<ConnectionResult> results, string key) =>
        Keys.TryGetValue(key, out var value)
            ? results.Select(result => (Value: value(result), result.Connection.Stream)).OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Stream).Select(entry => entry.Stream)
            : throw new ArgumentException($"cannot sort by \"{key}\": use {string.Join(", ", Names)}", nameof(key));
}
