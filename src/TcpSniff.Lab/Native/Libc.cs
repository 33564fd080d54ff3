using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace TcpSniff.Lab.Native;

/// <summary>The system calls that the framework has no word for: namespaces, devices, packet sockets, netlink. Linux only.</summary>
[SupportedOSPlatform("linux")]
internal static partial class Libc
{
    public const int CloneNewNet = 0x40000000;
    public const int OpenReadOnly = 0;
    public const int OpenReadWrite = 2;
    public const int OpenNonBlocking = 0x800;
    public const int OpenCloseOnExec = 0x80000;
    public const short PollIn = 1;
    public const int ErrorAgain = 11;

    private const int SetDescriptorFlags = 2;
    private const int CloseOnExec = 1;
    private const string Library = "libc";

    /// <summary>open(2); an invalid descriptor where that failed.</summary>
    public static Descriptor Open(string path, int flags) => new(OpenFile(path, flags));

    /// <summary>socket(2); an invalid descriptor where that failed.</summary>
    public static Descriptor Socket(int family, int type, int protocol) => new(OpenSocket(family, type, protocol));

    // These return a C int: as a safe handle, which is as wide as a pointer, -1 would come back as 4294967295.
    [LibraryImport(Library, EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFile(string path, int flags);

    [LibraryImport(Library, EntryPoint = "socket", SetLastError = true)]
    private static partial int OpenSocket(int family, int type, int protocol);

    [LibraryImport(Library, EntryPoint = "close")]
    public static partial int Close(int descriptor);

    [LibraryImport(Library, EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(Descriptor descriptor, Span<byte> buffer, nint length);

    [LibraryImport(Library, EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(Descriptor descriptor, ReadOnlySpan<byte> buffer, nint length);

    [LibraryImport(Library, EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Ioctl(Descriptor descriptor, nuint request, ref InterfaceRequest argument);

    [LibraryImport(Library, EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Ioctl(Descriptor descriptor, nuint request, ref IPv6Request argument);

    [LibraryImport(Library, EntryPoint = "bind", SetLastError = true)]
    public static partial int Bind(Descriptor socket, ref LinkAddress address, int length);

    [LibraryImport(Library, EntryPoint = "setsockopt", SetLastError = true)]
    public static partial int SetOption(Descriptor socket, int level, int option, ref int value, int length);

    [LibraryImport(Library, EntryPoint = "sendto", SetLastError = true)]
    public static partial nint SendTo(Descriptor socket, ReadOnlySpan<byte> buffer, nint length, int flags, ref LinkAddress to, int addressLength);

    [LibraryImport(Library, EntryPoint = "if_nametoindex", StringMarshalling = StringMarshalling.Utf8)]
    public static partial uint InterfaceIndex(string name);

    [LibraryImport(Library, EntryPoint = "unshare", SetLastError = true)]
    public static partial int Unshare(int flags);

    [LibraryImport(Library, EntryPoint = "setns", SetLastError = true)]
    public static partial int SetNamespace(Descriptor @namespace, int kind);

    [LibraryImport(Library, EntryPoint = "fcntl")]
    private static partial int FileControl(SafeHandle descriptor, int command, nint argument);

    [LibraryImport(Library, EntryPoint = "poll", SetLastError = true)]
    public static partial int Poll(Span<PollEntry> entries, nuint count, int milliseconds);

    /// <summary>Whether processes started from now on inherit a socket.</summary>
    public static void SetInherited(SafeHandle socket, bool inherited) => FileControl(socket, SetDescriptorFlags, inherited ? 0 : CloseOnExec);

    /// <summary>The text of the last error of this thread.</summary>
    public static string LastError() => Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError());

    /// <summary>One descriptor to wait for.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct PollEntry
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}
