using TcpSniff.Capture;
using TcpSniff.Live.Devices;
using TcpSniff.Live.Errors;
using TcpSniff.Live.Native;
using TcpSniff.Packets;

namespace TcpSniff.Live;

/// <summary>
/// Captures on a device. Packets are read in place, out of the buffer that libpcap shares with the kernel; nothing is
/// allocated for a packet. One thread reads; <see cref="Break"/> and <see cref="Drops"/> may be called from any.
/// </summary>
public sealed unsafe class LiveSource : ILiveSource
{
    private const int NextPacket = 1;
    private const int NextNothing = 0;

    private readonly PcapHandle _handle;
    private readonly DeviceWait _wait;
    private readonly Lock _closing = new();
    private readonly CaptureEnd _end = new();
    private readonly LinkType _linkType;
    private readonly bool _loopback;
    private readonly int _nanosecondsPerTick;
    private PacketHeader* _header;
    private byte* _data;
    private CaptureDrops? _lastDrops;
    private volatile bool _ended;

    private LiveSource(PcapHandle handle, CaptureInterface description, bool loopback, TimeSpan timeout)
    {
        _handle = handle;
        _linkType = description.LinkType;
        _loopback = loopback;
        _nanosecondsPerTick = (int)(1_000_000_000 / description.TicksPerSecond);
        _wait = new DeviceWait(handle, timeout);
        Interfaces = [description];
    }

    /// <inheritdoc/>
    public IReadOnlyList<CaptureInterface> Interfaces { get; }

    /// <inheritdoc/>
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
                if (!_handle.IsClosed && LibPcap.pcap_stats(_handle, out var counts) == 0)
                {
                    var received = _loopback ? counts.Received / 2 : counts.Received;
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
        options ??= new LiveOptions();
        var handle = DeviceOpening.Open(device, options, out var description);
        var loopback = CaptureDevices.List().Any(known => known.Name == device && known.Flags.HasFlag(DeviceFlags.Loopback));
        return new LiveSource(handle, description, loopback, options.Timeout);
    }

    /// <inheritdoc/>
    public SourceStatus MoveNext()
    {
        if (_ended)
        {
            return Damage is null ? SourceStatus.End : SourceStatus.Damaged;
        }

        var result = LibPcap.pcap_next_ex(_handle, out _header, out _data);
        if (result == NextNothing && _wait.ForPackets())
        {
            result = LibPcap.pcap_next_ex(_handle, out _header, out _data);
        }

        var status = result switch
        {
            NextPacket => _end.Packet(_header->Time(_nanosecondsPerTick)),
            NextNothing => _end.Nothing(),
            _ => Fail(),
        };
        _ended |= status is SourceStatus.End or SourceStatus.Damaged;
        return status;
    }

    /// <inheritdoc/>
    public void Break() => _end.Set();

    /// <summary>Closes the device. <see cref="Drops"/> keeps the last numbers.</summary>
    public void Dispose()
    {
        _ended = true;
        lock (_closing)
        {
            _ = Drops;
            _handle.Dispose();
        }
    }

    private SourceStatus Fail()
    {
        Damage = new CaptureDamage(Device, null, _handle.LastError);
        return SourceStatus.Damaged;
    }
}
