using System.Runtime.InteropServices;

namespace TcpSniff.Live.Native;

/// <summary>A <c>pcap_t</c>, closed when the last call that uses it has returned.</summary>
internal sealed class PcapHandle : SafeHandle
{
    /// <summary>For the marshaller.</summary>
    public PcapHandle()
        : base(0, ownsHandle: true)
    {
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>The last thing that went wrong on this handle.</summary>
    public unsafe string LastError => LibPcap.Text(LibPcap.pcap_geterr(this));

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        LibPcap.pcap_close(handle);
        return true;
    }
}
