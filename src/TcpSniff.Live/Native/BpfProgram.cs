using System.Runtime.InteropServices;

namespace TcpSniff.Live.Native;

/// <summary><c>struct bpf_program</c>: instructions that libpcap allocated, freed by <see cref="LibPcap.pcap_freecode"/>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct BpfProgram
{
    /// <summary>How many instructions there are.</summary>
    public uint Length;

    /// <summary>The instructions.</summary>
    public nint Instructions;
}
