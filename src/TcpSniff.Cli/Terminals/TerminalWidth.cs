using Microsoft.Win32.SafeHandles;

namespace TcpSniff.Cli.Terminals;

/// <summary>How wide the terminal is that standard output ends up on: its own, or the one behind <c>less</c> or <c>head</c>.</summary>
internal static class TerminalWidth
{
    private const int Input = 0;
    private const int Output = 1;
    private const int Errors = 2;

    /// <summary>Its columns; null where there is none, or where output goes into a file, which somebody may read anywhere.</summary>
    public static int? OfOutput() =>
        !Console.IsOutputRedirected ? Console.WindowWidth
        : !OperatingSystem.IsWindows() && IsPipe(Output) ? TerminalSize.Of(Errors)?.Columns ?? TerminalSize.Of(Input)?.Columns
        : null;

    private static bool IsPipe(int descriptor)
    {
        try
        {
            using var handle = new SafeFileHandle(descriptor, ownsHandle: false);
            using var stream = new FileStream(handle, FileAccess.Write, bufferSize: 0);
            return !stream.CanSeek;
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }
}
