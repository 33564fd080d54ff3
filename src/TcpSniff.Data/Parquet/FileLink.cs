using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using TcpSniff.Capture;

namespace TcpSniff.Data.Parquet;

/// <summary>Gives a large file a second name, so that it need not be copied.</summary>
internal static partial class FileLink
{
    /// <summary>Makes <paramref name="path"/> name what <paramref name="file"/> is: another name of it on the same disk, else a copy. Never half of one.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Create(string file, string path)
    {
        var beside = UnfinishedFile.Of(path);
        File.Delete(beside);
        if (OperatingSystem.IsWindows() || Link(file, beside) != 0)
        {
            File.Copy(file, beside, overwrite: true);
        }

        File.Move(beside, path, overwrite: true);
        // Two names of one file are left as they are by rename(2).
        File.Delete(beside);
    }

    [UnsupportedOSPlatform("windows")]
    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string file, string path);
}
