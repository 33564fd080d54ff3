using System.Reflection;
using System.Runtime.InteropServices;
using TcpSniff.Live.Errors;

namespace TcpSniff.Live.Native;

/// <summary>Finds libpcap under the names that the systems give it, in the order in which SharpPcap tries them, so that both have the same.</summary>
internal static class PcapLibrary
{
    /// <summary>The name that the import uses; the resolver puts a real one in its place.</summary>
    public const string Name = "pcap";

    // Debian and its children have only the .so.0.8 of old; everybody else counts from 1.
    private static readonly string[] FileNames = OperatingSystem.IsWindows() ? [Path.Combine(Environment.SystemDirectory, "Npcap", "wpcap.dll"), "wpcap.dll"]
        : OperatingSystem.IsMacOS() ? ["libpcap.dylib"]
        : ["libpcap.so", "libpcap.so.0", "libpcap.so.0.8", "libpcap.so.1"];

    private static readonly Lazy<nint> Handle = new(() => Find(FileNames));

    static PcapLibrary() => NativeLibrary.SetDllImportResolver(typeof(PcapLibrary).Assembly, Resolve);

    /// <summary>Makes sure that libpcap is there. Every way into it begins here.</summary>
    /// <exception cref="PcapLibraryMissingException">It is not.</exception>
    public static void Require()
    {
        if (Handle.Value == 0)
        {
            throw new PcapLibraryMissingException(InstallAdvice.ForThisSystem());
        }
    }

    /// <summary>Loads the first of the libraries that is there; 0 for none.</summary>
    internal static nint Find(ReadOnlySpan<string> fileNames)
    {
        foreach (var name in fileNames)
        {
            if (NativeLibrary.TryLoad(name, out var handle))
            {
                return handle;
            }
        }

        return 0;
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) => name == Name ? Handle.Value : 0;
}
