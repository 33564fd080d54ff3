namespace TcpSniff.Assistant.Answers;

/// <summary>Which part of an answer is wanted.</summary>
/// <param name="Skip">Lines to leave out at its beginning.</param>
/// <param name="Lines">Lines at most.</param>
internal readonly record struct PageRequest(int Skip, int Lines)
{
    /// <summary>Lines that a page has at most, whatever is asked for.</summary>
    public const int Most = 500;

    /// <summary>The request within bounds.</summary>
    public static PageRequest Of(int skip, int lines) => new(Math.Max(0, skip), Math.Clamp(lines, 1, Most));
}
