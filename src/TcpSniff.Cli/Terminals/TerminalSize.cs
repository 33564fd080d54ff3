using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace TcpSniff.Cli.Terminals;

/// <summary>Columns and rows of a terminal.</summary>
/// <param name="Columns">Columns.</param>
/// <param name="Rows">Rows.</param>
internal readonly partial record struct TerminalSize(int Columns, int Rows)
{
    /// <summary>What is behind a descriptor; null where that is no terminal, or one that does not know its size.</summary>
    [UnsupportedOSPlatform("windows")]
    public static unsafe TerminalSize? Of(int descriptor)
    {
        // ioctl_tty(2): rows, columns, and two that are not used.
        var size = stackalloc ushort[4];
        nuint request = OperatingSystem.IsLinux() ? 0x5413u : 0x40087468u;
        return ioctl(descriptor, request, size) == 0 && size[1] > 0 ? new(size[1], size[0]) : null;
    }

    [UnsupportedOSPlatform("windows")]
    [LibraryImport("libc")]
    private static unsafe partial int ioctl(int descriptor, nuint request, ushort* size);
}
