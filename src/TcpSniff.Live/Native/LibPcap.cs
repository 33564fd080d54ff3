using System.Runtime.InteropServices;

namespace TcpSniff.Live.Native;

/// <summary>The functions of libpcap that are used, by their own names (pcap(3PCAP)).</summary>
internal static unsafe partial class LibPcap
{
    /// <summary>Size of the buffer that messages are written to.</summary>
    public const int ErrorBufferSize = 256;

    /// <summary>Time stamps in nanoseconds, for <see cref="pcap_set_tstamp_precision"/>.</summary>
    public const int PrecisionNanoseconds = 1;

    /// <summary>As the netmask: unknown; only the keyword <c>ip broadcast</c> needs one.</summary>
    public const uint NetmaskUnknown = 0xffffffff;

    private const string Lib = PcapLibrary.Name;

    [LibraryImport(Lib)]
    public static partial int pcap_findalldevs(out DeviceEntry* devices, byte* errors);

    [LibraryImport(Lib)]
    public static partial void pcap_freealldevs(DeviceEntry* devices);

    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)]
    public static partial PcapHandle pcap_create(string device, byte* errors);

    [LibraryImport(Lib)]
    public static partial int pcap_set_snaplen(PcapHandle handle, int bytes);

    [LibraryImport(Lib)]
    public static partial int pcap_set_promisc(PcapHandle handle, int on);

    [LibraryImport(Lib)]
    public static partial int pcap_set_timeout(PcapHandle handle, int milliseconds);

    [LibraryImport(Lib)]
    public static partial int pcap_set_immediate_mode(PcapHandle handle, int on);

    [LibraryImport(Lib)]
    public static partial int pcap_set_buffer_size(PcapHandle handle, int bytes);

    [LibraryImport(Lib)]
    public static partial int pcap_set_tstamp_precision(PcapHandle handle, int precision);

    [LibraryImport(Lib)]
    public static partial int pcap_get_tstamp_precision(PcapHandle handle);

    [LibraryImport(Lib)]
    public static partial int pcap_activate(PcapHandle handle);

    [LibraryImport(Lib)]
    public static partial int pcap_setnonblock(PcapHandle handle, int on, byte* errors);

    [LibraryImport(Lib)]
    public static partial int pcap_get_selectable_fd(PcapHandle handle);

    [LibraryImport(Lib)]
    public static partial int pcap_next_ex(PcapHandle handle, out PacketHeader* header, out byte* data);

    [LibraryImport(Lib)]
    public static partial int pcap_stats(PcapHandle handle, out PacketCounts counts);

    [LibraryImport(Lib)]
    public static partial int pcap_datalink(PcapHandle handle);

    [LibraryImport(Lib)]
    public static partial int pcap_snapshot(PcapHandle handle);

    [LibraryImport(Lib)]
    public static partial byte* pcap_geterr(PcapHandle handle);

    [LibraryImport(Lib)]
    public static partial byte* pcap_statustostr(int status);

    [LibraryImport(Lib)]
    public static partial byte* pcap_lib_version();

    [LibraryImport(Lib)]
    public static partial void pcap_close(nint handle);

    [LibraryImport(Lib)]
    public static partial PcapHandle pcap_open_dead(int linkType, int snapLength);

    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int pcap_compile(PcapHandle handle, BpfProgram* program, string expression, int optimize, uint netmask);

    [LibraryImport(Lib)]
    public static partial int pcap_setfilter(PcapHandle handle, BpfProgram* program);

    [LibraryImport(Lib)]
    public static partial void pcap_freecode(BpfProgram* program);

    // Runs a few dozen instructions and never blocks: not worth a GC transition.
    [LibraryImport(Lib), SuppressGCTransition]
    public static partial int pcap_offline_filter(BpfProgram* program, PacketHeader* header, byte* data);

    /// <summary>A message of libpcap as text.</summary>
    public static string Text(byte* message) => Marshal.PtrToStringUTF8((nint)message) ?? "";
}
