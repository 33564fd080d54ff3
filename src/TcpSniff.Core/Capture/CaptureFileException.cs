namespace TcpSniff.Capture;

/// <summary>A capture file that cannot be opened, is none, or cannot be written: one line that says what failed, where, and what would do.</summary>
public sealed class CaptureFileException : Exception
{
    /// <summary>Names the file and says what is wrong with it.</summary>
    /// <param name="file">The file's name as given.</param>
    /// <param name="problem">What is wrong, one clause without a full stop.</param>
    /// <param name="inner">What the system said, if it did.</param>
    internal CaptureFileException(string file, string problem, Exception? inner = null)
        : base($"{file}: {problem}", inner) => File = file;

    /// <summary>The file's name as given.</summary>
    public string File { get; }

    /// <summary>Says in one clause why the system would not open a file.</summary>
    internal static CaptureFileException From(string file, Exception reason) => new(file, Clause(file, reason), reason);

    private static string Clause(string file, Exception reason) => reason switch
    {
        FileNotFoundException => "no such file",
        DirectoryNotFoundException => "no such folder",
        _ when Directory.Exists(file) => "is a folder, not a capture",
        UnauthorizedAccessException => "permission denied",
        _ => reason.Message.TrimEnd('.'),
    };
}
