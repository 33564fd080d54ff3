namespace TcpSniff.Assistant.Folders;

/// <summary>Where a name leads when every link on the way is followed.</summary>
internal static class RealPath
{
    /// <summary>As many as Linux follows.</summary>
    private const int MostLinks = 40;

    /// <summary>The path without links; as it is from where nothing exists.</summary>
    /// <exception cref="IOException">The links lead in a circle.</exception>
    public static string Of(string path)
    {
        var links = 0;
        return Follow(Path.GetFullPath(path), ref links);
    }

    private static string Follow(string path, ref int links)
    {
        var current = Path.GetPathRoot(path)!;
        foreach (var name in path[current.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(current, name);
            if (new FileInfo(next).LinkTarget is { } target)
            {
                next = ++links > MostLinks ? throw new IOException($"{path}: too many links") : Follow(Path.GetFullPath(target, current), ref links);
            }

            current = next;
        }

        return current;
    }
}
