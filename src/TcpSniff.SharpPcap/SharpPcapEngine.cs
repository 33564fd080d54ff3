using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Live;
using TcpSniff.Live.Devices;
using TcpSniff.Live.Engines;
using TcpSniff.SharpPcap.Decoding;
using TcpSniff.SharpPcap.Devices;
using TcpSniff.SharpPcap.Files;

namespace TcpSniff.SharpPcap;

/// <summary>The engine of SharpPcap, which captures, reads and writes, and PacketDotNet, which decodes.</summary>
public sealed class SharpPcapEngine : ICaptureEngine
{
    private SharpPcapEngine()
    {
    }

    /// <summary>The engine where it is built in, else null.</summary>
    public static ICaptureEngine? BuiltIn { get; } = new SharpPcapEngine();

    /// <inheritdoc/>
    public string Name => "sharppcap";

    /// <inheritdoc/>
    public IReadOnlyList<CaptureDevice> Devices() => SharpPcapDevices.List();

    /// <inheritdoc/>
    public ILiveSource OpenDevice(string device, LiveOptions options) => SharpPcapDevice.Open(device, options);

    /// <inheritdoc/>
    public IPacketSource OpenFile(string path) => SharpPcapFile.Open(path);

    /// <inheritdoc/>
    /// <remarks>SharpPcap writes pcap only; what the name says to be pcapng is written natively.</remarks>
    public IPacketWriter CreateFile(string path, IReadOnlyList<CaptureInterface> interfaces) =>
        CaptureWriter.IsPcap(path) ? SharpPcapWriter.Create(path, interfaces) : CaptureWriter.Create(path, interfaces);

    /// <inheritdoc/>
    public ISegmentDecoder CreateDecoder(DecoderOptions options) => new PacketDotNetDecoder(options);
}
