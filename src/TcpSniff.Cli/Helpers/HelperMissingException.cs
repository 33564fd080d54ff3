namespace TcpSniff.Cli.Helpers;

/// <summary>The program that a command needs beside this one is not there, or cannot be run.</summary>
/// <param name="path">Where it was looked for.</param>
/// <param name="reason">Why it cannot be run; null where it is not there.</param>
internal sealed class HelperMissingException(string path, string? reason = null) : Exception(
    reason is null
        ? $"this command needs the program {Path.GetFileName(path)} beside tcpsniff, and {Path.GetDirectoryName(path)} has none. Start ./tcpsniff of a checkout, which builds it, or copy it there"
        : $"{path}: {reason}. This command needs it: make it executable, or build it again");
