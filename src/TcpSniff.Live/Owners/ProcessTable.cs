using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;

namespace TcpSniff.Live.Owners;

/// <summary>Finds the processes that have sockets open, by what is in <c>/proc</c> (proc_pid_fd(5)). The newest are looked at first: short-lived ones are among them.</summary>
[SupportedOSPlatform("linux")]
internal static partial class ProcessTable
{
    // A machine with ten thousand processes must not be searched without end; what was not found is asked for again.
    private static readonly TimeSpan LongestSearch = TimeSpan.FromMilliseconds(250);

    private static ReadOnlySpan<byte> SocketLink => "socket:["u8;

    /// <summary>The processes of sockets, by inode; those that were not found are left out.</summary>
    /// <param name="inodes">The sockets; what is found is taken out.</param>
    public static Dictionary<uint, (int Pid, string Name)> Find(HashSet<uint> inodes)
    {
        var found = new Dictionary<uint, (int, string)>();
        var begun = Stopwatch.GetTimestamp();
        foreach (var pid in Newest())
        {
            if (inodes.Count == 0 || Stopwatch.GetElapsedTime(begun) > LongestSearch)
            {
                break;
            }

            Look(pid, inodes, found);
        }

        return found;
    }

    private static List<int> Newest()
    {
        var pids = new List<int>();
        foreach (var path in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(path.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out var pid))
            {
                pids.Add(pid);
            }
        }

        pids.Sort((one, other) => other.CompareTo(one));
        return pids;
    }

    private static void Look(int pid, HashSet<uint> inodes, Dictionary<uint, (int, string)> found)
    {
        try
        {
            Span<byte> link = stackalloc byte[64];
            foreach (var path in Directory.EnumerateFileSystemEntries(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/fd")))
            {
                var length = (int)ReadLink(path, link, link.Length);
                if (length > SocketLink.Length + 1 && link.StartsWith(SocketLink)
                    && uint.TryParse(link[SocketLink.Length..(length - 1)], NumberStyles.None, CultureInfo.InvariantCulture, out var inode) && inodes.Remove(inode))
                {
                    found.Add(inode, (pid, NameOf(pid)));
                }
            }
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // It ended, or belongs to somebody else.
        }
    }

    private static string NameOf(int pid)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/comm"))).TrimEnd('\n');
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    [LibraryImport("libc", EntryPoint = "readlink", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint ReadLink(string path, Span<byte> target, nint length);
}
