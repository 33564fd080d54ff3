using TcpSniff.Capture;
using TcpSniff.Live.Devices;
using TcpSniff.Live.Errors;
using TcpSniff.Live.Native;
using TcpSniff.Packets;

namespace TcpSniff.Live;

/// <summary>
/// Captures on a device by SharpPcap. Packets are read in place, out of the buffer that libpcap shares with the kernel; nothing is
/// allocated for a packet. One thread reads; <see cref="Break"/> and <see cref="Drops"/> may be called from any.
/// </summary>
public sealed unsafe class LiveSource : IPacketSource
{
    private const int NextPacket = 1;
    private const int NextNothing = 0;

    private readonly PatientDevice _device;
    private readonly Lock _closing = new();
    private readonly CaptureEnd _end = new();
    private readonly LinkType _linkType;
    private readonly int _nanosecondsPerTick;
    private PacketHeader* _header;
    private byte* _data;
    private CaptureDrops? _lastDrops;
    private volatile bool _ended;

    private LiveSource(PatientDevice device, CaptureInterface description)
    {
        _device = device;
        _linkType = description.LinkType;
        _nanosecondsPerTick = (int)(1_000_000_000 / description.TicksPerSecond);
        Interfaces = [description];
    }

    /// <inheritdoc/>
    public IReadOnlyList<CaptureInterface> Interfaces { get; }

    /// <summary>The device's name.</summary>
    public string Device => Interfaces[0].Name!;

    /// <inheritdoc/>
    public RawPacket Current => new()
    {
        Data = new ReadOnlySpan<byte>(_data, (int)_header->CapturedLength),
        Time = _header->Time(_nanosecondsPerTick),
        OriginalLength = (int)_header->OriginalLength,
        LinkType = _linkType,
    };

    /// <summary>What libpcap said when the device went away or down, once <see cref="MoveNext"/> said that it is damaged.</summary>
    public CaptureDamage? Damage { get; private set; }

    /// <summary>
    /// What the kernel lost. On a loopback device the kernel counts every packet twice, once as it goes out and once as it
    /// comes in: what was received is halved; what was dropped is not, because the one or the other copy may be gone.
    /// </summary>
    public CaptureDrops? Drops
    {
        get
        {
            lock (_closing)
            {
                if (_device.Opened && PacketCounts.TryRead(_device.Handle, out var counts))
                {
                    var received = _device.Loopback ? counts.Received / 2 : counts.Received;
                    _lastDrops = new CaptureDrops(received, counts.DroppedByKernel, counts.DroppedByInterface);
                }

                return _lastDrops;
            }
        }
    }

    /// <summary>Opens a device and begins to capture.</summary>
    /// <exception cref="PcapLibraryMissingException">libpcap is not installed.</exception>
    /// <exception cref="NoSuchDeviceException">There is no such device.</exception>
    /// <exception cref="CapturePermissionException">This user may not.</exception>
    /// <exception cref="DeviceDownException">The device is down.</exception>
    /// <exception cref="BadFilterException">The filter cannot be compiled.</exception>
    /// <exception cref="DeviceFailureException">Anything else that libpcap says.</exception>
    public static LiveSource Open(string device, LiveOptions? options = null)
    {
        var opened = DeviceOpening.Open(device, options ?? new LiveOptions(), out var description);
        return new LiveSource(opened, description);
    }

    /// <inheritdoc/>
    public SourceStatus MoveNext()
    {
        if (_ended)
        {
            return Damage is null ? SourceStatus.End : SourceStatus.Damaged;
        }

        var status = _device.Next(out _header, out _data) switch
        {
            NextPacket => _end.Packet(_header->Time(_nanosecondsPerTick)),
            NextNothing => _end.Nothing(),
            _ => Fail(),
        };
        _ended |= status is SourceStatus.End or SourceStatus.Damaged;
        return status;
    }

    /// <summary>
    /// Ends the capture as of now, from any thread: <see cref="MoveNext"/> hands over what was captured before, and within a few
    /// timeouts says <see cref="SourceStatus.End"/>.
    /// </summary>
    public void Break() => _end.Set();

    /// <summary>Closes the device. <see cref="Drops"/> keeps the last numbers.</summary>
    public void Dispose()
    {
        _ended = true;
        lock (_closing)
        {
            _ = Drops;
            _device.Dispose();
        }
    }

    private SourceStatus Fail()
    {
        Damage = new CaptureDamage(Device, null, _device.LastError);
        return SourceStatus.Damaged;
    }
}
