namespace TcpSniff.Capture;

/// <summary>The name that a file has beside its place until it is whole: so nobody takes half of one for it, whatever ends the program.</summary>
internal static class UnfinishedFile
{
    /// <summary>What it is called until then.</summary>
    public static string Of(string path) => path + ".unfinished";

    /// <summary>It is whole, and gets its name.</summary>
    /// <exception cref="IOException">It cannot have it.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not have it.</exception>
    public static void Finish(string path) => File.Move(Of(path), path, overwrite: true);
}
