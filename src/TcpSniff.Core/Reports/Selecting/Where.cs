namespace TcpSniff.Reports.Selecting;

/// <summary>
/// Selects connections by what became of them: <c>host 10.0.0.5 and state CLOSE-WAIT</c>, <c>finding zero-window-stall</c>,
/// <c>retransmitted_segments &gt; 10 or duration &gt; 30s</c>.
/// </summary>
internal static class Where
{
    /// <summary>Reads a selection.</summary>
    /// <exception cref="WhereSyntaxException">It cannot be understood.</exception>
    public static Predicate<ConnectionResult> Parse(string text) => new WhereParser(text).Parse();
}
