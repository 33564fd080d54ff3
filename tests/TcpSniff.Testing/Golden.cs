namespace TcpSniff.Testing;

/// <summary>Text that a test expects, kept in a file beside the tests so that one can look at it.</summary>
/// <remarks>Use: <c>Assert.Equal(Golden.Expected("tests/X/y.txt", actual), actual)</c>. With <c>UPDATE_GOLDEN=1</c> the file becomes what the program says now.</remarks>
internal static class Golden
{
    /// <summary>The text of a golden file, named from the root of the repository; line ends are <c>\n</c>.</summary>
    /// <exception cref="FileNotFoundException">There is none yet; the message says how to make it.</exception>
    public static string Expected(string relativePath, string actual)
    {
        var path = Repository.PathOf(relativePath);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        return File.Exists(path)
            ? File.ReadAllText(path).ReplaceLineEndings("\n")
            : throw new FileNotFoundException($"no {relativePath}: run UPDATE_GOLDEN=1 ./test.sh, look at it, and commit it");
    }
}
