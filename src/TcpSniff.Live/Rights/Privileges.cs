using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using TcpSniff.Live.Errors;

namespace TcpSniff.Live.Rights;

/// <summary>Gives up root's rights for good. A device that is open stays open.</summary>
internal static unsafe partial class Privileges
{
    /// <summary>
    /// Becomes another user on all threads: the C library's functions tell every thread, where the system calls would
    /// change only their own. Groups go first, since only root may change them.
    /// </summary>
    /// <param name="user">Login name.</param>
    /// <exception cref="PrivilegeDropException">There is no such user, or the process may not become one: do not go on.</exception>
    public static void DropTo(string user)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PrivilegeDropException(user, "Windows cannot do that");
        }

        DropByLibrary(user);
    }

    /// <summary>
    /// Has the kernel see to it that nothing is gained again: no program is run by this process any more, nobody traced, nothing mounted, and no
    /// file makes it mightier (no_new_privs). Linux only; call it last.
    /// </summary>
    /// <returns>Whether the kernel does so on every thread.</returns>
    public static bool Seal() => OperatingSystem.IsLinux() && CallFilter.Install();

    [UnsupportedOSPlatform("windows")]
    private static void DropByLibrary(string user)
    {
        var entry = getpwnam(user);
        if (entry is null)
        {
            throw new PrivilegeDropException(user, "there is no such user");
        }

        var (uid, gid) = (entry->UserId, entry->GroupId);
        Check(user, initgroups(user, gid));
        Check(user, setgid(gid));
        Check(user, setuid(uid));
        if (getuid() != uid || geteuid() != uid || (uid != 0 && setuid(0) == 0))
        {
            throw new PrivilegeDropException(user, "root's rights are still there");
        }
    }

    private static void Check(string user, int result)
    {
        if (result != 0)
        {
            throw new PrivilegeDropException(user, Marshal.GetLastPInvokeErrorMessage());
        }
    }

    [UnsupportedOSPlatform("windows")]
    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial UserEntry* getpwnam(string name);

    [UnsupportedOSPlatform("windows")]
    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int initgroups(string user, uint group);

    [UnsupportedOSPlatform("windows")]
    [LibraryImport("libc", SetLastError = true)]
    private static partial int setgid(uint group);

    [UnsupportedOSPlatform("windows")]
    [LibraryImport("libc", SetLastError = true)]
    private static partial int setuid(uint user);

    [UnsupportedOSPlatform("windows")]
    [LibraryImport("libc")]
    private static partial uint getuid();

    [UnsupportedOSPlatform("windows")]
    [LibraryImport("libc")]
    private static partial uint geteuid();

    // struct passwd: what follows these four differs between the systems.
    [StructLayout(LayoutKind.Sequential)]
    private struct UserEntry
    {
        public nint Name;
        public nint Password;
        public uint UserId;
        public uint GroupId;
    }
}
