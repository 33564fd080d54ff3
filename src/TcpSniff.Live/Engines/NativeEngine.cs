using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Live.Devices;

namespace TcpSniff.Live.Engines;

/// <summary>The project's own readers, writers and decoder; libpcap for devices and filters only.</summary>
public sealed class NativeEngine : ICaptureEngine
{
    /// <summary>The only one there need be.</summary>
    public static readonly NativeEngine Instance = new();

    private NativeEngine()
    {
    }

    /// <inheritdoc/>
    public string Name => "native";

    /// <inheritdoc/>
    public IReadOnlyList<CaptureDevice> Devices() => CaptureDevices.List();

    /// <inheritdoc/>
    public ILiveSource OpenDevice(string device, LiveOptions options) => LiveSource.Open(device, options);

    /// <inheritdoc/>
    public IPacketSource OpenFile(string path) => CaptureFile.Open(path);

    /// <inheritdoc/>
    public IPacketWriter CreateFile(string path, IReadOnlyList<CaptureInterface> interfaces) => CaptureWriter.Create(path, interfaces);

    /// <inheritdoc/>
    public ISegmentDecoder CreateDecoder(DecoderOptions options) => new PacketDecoder(options);
}
