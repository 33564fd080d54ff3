using ModelContextProtocol;
using TcpSniff.Cli.Errors;

namespace TcpSniff.Assistant.Folders;

/// <summary>The folders that were named on the command line: nothing outside them is read, whatever links lead there.</summary>
internal sealed class SharedFolders
{
    private static readonly string[] CaptureEndings =
    [
        .. from packed in (string[])["", ".gz", ".zst", ".lz4", ".xz"]
           from format in (string[])[".pcap", ".pcapng", ".cap", ".snoop", ".erf"]
           select format + packed,
    ];

    private readonly List<string> _roots;

    /// <summary>Takes them as they lie now.</summary>
    /// <exception cref="UsageException">One does not exist.</exception>
    public SharedFolders(IReadOnlyList<string> folders)
    {
        if (folders.FirstOrDefault(folder => !Directory.Exists(folder)) is { } missing)
        {
            throw new UsageException($"{missing}: no such folder");
        }

        _roots = [.. folders.Select(RealPath.Of)];
    }

    /// <summary>The full path of what an assistant named, in full or from one of the folders.</summary>
    /// <exception cref="McpException">It is not below them, or does not exist.</exception>
    public string Resolve(string name)
    {
        var inside = Candidates(name).Where(IsInside).ToList();
        return inside.Find(path => File.Exists(path) || Directory.Exists(path))
            ?? throw new McpException(inside.Count > 0
                ? $"{name}: no such file; captures lists what there is"
                : $"{name}: not below the folders that may be read ({string.Join(", ", _roots)})");
    }

    /// <summary>The captures in them, by name, and how large they are in bytes.</summary>
    public IEnumerable<(string Path, long Bytes)> Captures()
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint };
        return
            from root in _roots
            from file in new DirectoryInfo(root).EnumerateFiles("*", options)
            where Array.Exists(CaptureEndings, ending => file.Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            orderby file.FullName
            select (file.FullName, file.Length);
    }

    private IEnumerable<string> Candidates(string name) =>
        name.Contains('\0', StringComparison.Ordinal) ? [] : _roots.Select(root => RealPath.Of(Path.Combine(root, name)));

    private bool IsInside(string path) => _roots.Exists(root => path == root || path.StartsWith(Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal));
}
