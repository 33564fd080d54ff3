using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SharpPcap;
using SharpPcap.LibPcap;
using TcpSniff.Packets;

namespace TcpSniff.SharpPcap;

/// <summary>A packet of SharpPcap's, kept until the next one: its bytes are libpcap's own, which do not move.</summary>
internal readonly unsafe struct SharpPcapPacket
{
    private readonly byte* _data;
    private readonly int _captured;
    private readonly int _original;

    /// <summary>The packet that SharpPcap just handed over.</summary>
    public SharpPcapPacket(scoped in PacketCapture capture)
    {
        var header = (PcapHeader)capture.Header;
        _data = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(capture.Data));
        _captured = capture.Data.Length;
        _original = (int)Math.Min(header.PacketLength, int.MaxValue);
        Time = SharpPcapTime.From(header.Timeval);
    }

    /// <summary>When it was captured.</summary>
    public CaptureTime Time { get; }

    /// <summary>The packet in our form.</summary>
    public RawPacket ToRawPacket(LinkType linkType) => new()
    {
        Data = new ReadOnlySpan<byte>(_data, _captured),
        Time = Time,
        OriginalLength = _original,
        LinkType = linkType,
    };
}
