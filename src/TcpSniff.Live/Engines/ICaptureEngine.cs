using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Live.Devices;

namespace TcpSniff.Live.Engines;

/// <summary>A set of libraries that captures, reads, writes and decodes packets. What stands behind it does not show in the packets.</summary>
public interface ICaptureEngine
{
    /// <summary>Its name, as <c>--engine</c> takes it.</summary>
    string Name { get; }

    /// <summary>The devices of this machine, the most useful first.</summary>
    /// <exception cref="Errors.LiveException">The machine does not tell.</exception>
    IReadOnlyList<CaptureDevice> Devices();

    /// <summary>Opens a device and begins to capture.</summary>
    /// <exception cref="Errors.LiveException">It cannot be opened.</exception>
    ILiveSource OpenDevice(string device, LiveOptions options);

    /// <summary>Opens a capture file.</summary>
    /// <exception cref="CaptureFileException">It cannot be opened, or is none.</exception>
    IPacketSource OpenFile(string path);

    /// <summary>Creates a capture file, replacing one that is there.</summary>
    /// <param name="path">Its name, whose ending chooses the format.</param>
    /// <param name="interfaces">The interfaces of the packets' source; it may grow.</param>
    /// <exception cref="CaptureFileException">It cannot be created.</exception>
    IPacketWriter CreateFile(string path, IReadOnlyList<CaptureInterface> interfaces);

    /// <summary>Makes a decoder.</summary>
    ISegmentDecoder CreateDecoder(DecoderOptions options);
}
