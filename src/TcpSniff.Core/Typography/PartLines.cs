namespace TcpSniff.Typography;

/// <summary>Sets short parts one after the other, <c>a · b · c</c>, and begins a new line rather than break a part.</summary>
internal static class PartLines
{
    private const string Separator = " · ";

    /// <summary>The lines, each at most <paramref name="width"/> columns wide; a part that is wider alone is broken at its blanks.</summary>
    public static IEnumerable<StyledText> Fill(IEnumerable<StyledText> parts, int width)
    {
        StyledText? line = null;
        foreach (var part in parts)
        {
            if (line is null)
            {
                line = new StyledText().Add(part);
            }
            else if (line.Width + Separator.Length + part.Width <= width)
            {
                line.Add(Separator, TextStyle.Dim).Add(part);
            }
            else
            {
                foreach (var full in LineBreaker.Break(line, width))
                {
                    yield return full;
                }

                line = new StyledText().Add(part);
            }
        }

        foreach (var full in line is null ? [] : LineBreaker.Break(line, width))
        {
            yield return full;
        }
    }
}
