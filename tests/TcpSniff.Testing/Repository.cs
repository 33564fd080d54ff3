namespace TcpSniff.Testing;

/// <summary>Where the checkout that is being tested lies.</summary>
internal static class Repository
{
    /// <summary>The folder that holds <c>TcpSniff.sln</c>.</summary>
    public static string Root { get; } = Find();

    /// <summary>Full path of a file or folder named from the root with forward slashes.</summary>
    public static string PathOf(string relativePath) => Path.GetFullPath(Path.Combine(Root, relativePath));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TcpSniff.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"no TcpSniff.sln above {AppContext.BaseDirectory}");
    }
}
