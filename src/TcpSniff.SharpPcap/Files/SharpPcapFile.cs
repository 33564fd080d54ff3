using System.Globalization;
using SharpPcap;
using SharpPcap.LibPcap;
using TcpSniff.Capture;
using TcpSniff.Live.Native;
using TcpSniff.Packets;

namespace TcpSniff.SharpPcap.Files;

/// <summary>
/// Reads a capture file by SharpPcap, hence by libpcap: pcap, and pcapng whose interfaces are alike, neither of them packed. libpcap
/// tells neither the names of interfaces nor comments.
/// </summary>
public sealed class SharpPcapFile : IPacketSource
{
    private readonly CaptureFileReaderDevice _device;
    private readonly string _path;
    private readonly LinkType _linkType;
    private SharpPcapPacket _current;
    private SourceStatus _end = SourceStatus.Packet;
    private long _packets;

    private SharpPcapFile(CaptureFileReaderDevice device, CaptureFileInfo file, CaptureInterface? described)
    {
        _device = device;
        _path = file.Name;
        _linkType = DataLink.ToLinkType((int)device.LinkType);
        Files = [file];
        Interfaces = [new()
        {
            LinkType = _linkType,
            SnapLength = described?.SnapLength ?? 0,
            TicksPerSecond = described?.TicksPerSecond ?? 1_000_000_000,
        }];
    }

    /// <inheritdoc/>
    public IReadOnlyList<CaptureInterface> Interfaces { get; }

    /// <inheritdoc/>
    public IReadOnlyList<CaptureFileInfo> Files { get; }

    /// <inheritdoc/>
    public RawPacket Current => _current.ToRawPacket(_linkType);

    /// <inheritdoc/>
    public CaptureDamage? Damage { get; private set; }

    /// <inheritdoc/>
    public CaptureDrops? Drops => null;

    /// <summary>Opens a file.</summary>
    /// <exception cref="CaptureFileException">It cannot be opened, is no capture, or is one that libpcap refuses.</exception>
    /// <exception cref="Live.Errors.PcapLibraryMissingException">libpcap is not installed.</exception>
    public static SharpPcapFile Open(string path)
    {
        PcapLibrary.Require();

        // What libpcap does not tell, and says in words of its own: which format it is, what is wrong with the name.
        using var native = CaptureFile.Open(path);
        var device = new CaptureFileReaderDevice(path);
        try
        {
            device.Open(new DeviceConfiguration { TimestampResolution = TimestampResolution.Nanosecond });
            return new(device, native.Files[0], native.Interfaces is [var first, ..] ? first : null);
        }
        catch (PcapException refusal)
        {
            device.Dispose();
            throw new CaptureFileException(path, $"libpcap does not read it ({refusal.Message}); --engine native does", refusal);
        }
    }

    /// <inheritdoc/>
    public SourceStatus MoveNext()
    {
        if (_end != SourceStatus.Packet)
        {
            return _end;
        }

        switch (_device.GetNextPacket(out var capture))
        {
            case GetPacketStatus.PacketRead:
                _current = new(capture);
                _packets++;
                return SourceStatus.Packet;
            case GetPacketStatus.NoRemainingPackets:
                return _end = SourceStatus.End;
            default:
                Damage = NativeDamage() ?? Refusal();
                return _end = SourceStatus.Damaged;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _device.Dispose();

    /// <summary>Where our own reader finds the damage: libpcap does not say where it stopped.</summary>
    private CaptureDamage? NativeDamage()
    {
        using var native = CaptureFile.Open(_path);
        while (native.MoveNext() == SourceStatus.Packet)
        {
        }

        return native.Damage;
    }

    private CaptureDamage Refusal() => new(_path, 0, string.Create(
        CultureInfo.InvariantCulture, $"libpcap stops after {_packets:N0} packets ({_device.LastError}); --engine native reads on"));
}
