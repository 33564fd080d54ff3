using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace TcpSniff.Cli.Terminals;

/// <summary>The terminal of standard output, which may take nothing for a while: its line is slow, or whoever reads it sleeps.</summary>
[UnsupportedOSPlatform("windows")]
internal static partial class TerminalOutput
{
    /// <summary>Bytes that a terminal takes at once where it takes any: Linux calls it ready while this much is free.</summary>
    public const int Chunk = 256;

    private const int Descriptor = 1;
    private const short PollOut = 4;

    // TCOFLUSH of <bits/termios.h>, and of <sys/termios.h> of macOS and the BSDs.
    private const int DiscardOnLinux = 1;
    private const int DiscardElsewhere = 2;

    /// <summary>Whether it takes something, or is gone, within a while.</summary>
    public static bool IsReady(TimeSpan patience)
    {
        var waiting = new PollDescriptor { Descriptor = Descriptor, Events = PollOut };
        return Poll(ref waiting, 1, (int)patience.TotalMilliseconds) > 0;
    }

    /// <summary>Throws away what was written and not taken yet.</summary>
    public static void Discard() => _ = tcflush(Descriptor, OperatingSystem.IsLinux() ? DiscardOnLinux : DiscardElsewhere);

    /// <summary><c>struct pollfd</c> of poll(2).</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct PollDescriptor
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }

    [LibraryImport("libc", EntryPoint = "poll")]
    private static partial int Poll(ref PollDescriptor descriptors, nuint count, int milliseconds);

    [LibraryImport("libc")]
    private static partial int tcflush(int descriptor, int queue);
}
