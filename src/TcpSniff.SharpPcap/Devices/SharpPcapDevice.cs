using SharpPcap;
using TcpSniff.Capture;
using TcpSniff.Live;
using TcpSniff.Packets;

namespace TcpSniff.SharpPcap.Devices;

/// <summary>Captures on a device by SharpPcap. One thread reads; <see cref="Break"/> and <see cref="Drops"/> may be called from any.</summary>
public sealed class SharpPcapDevice : ILiveSource
{
    private readonly PatientDevice _device;
    private readonly CaptureEnd _end = new();
    private readonly Lock _closing = new();
    private readonly LinkType _linkType;
    private readonly int _timeout;
    private SharpPcapPacket _current;
    private CaptureDrops? _lastDrops;
    private volatile bool _ended;

    private SharpPcapDevice(PatientDevice device, CaptureInterface description, TimeSpan timeout)
    {
        _device = device;
        _linkType = description.LinkType;
        _timeout = SharpPcapOpening.Milliseconds(timeout);
        Interfaces = [description];
    }

    /// <inheritdoc/>
    public IReadOnlyList<CaptureInterface> Interfaces { get; }

    /// <inheritdoc/>
    public string Device => Interfaces[0].Name!;

    /// <inheritdoc/>
    public RawPacket Current => _current.ToRawPacket(_linkType);

    /// <summary>What libpcap said when the device went away or down, once <see cref="MoveNext"/> said that it is damaged.</summary>
    public CaptureDamage? Damage { get; private set; }

    /// <summary>What the kernel lost. A loopback device counts every packet twice, as for the native source; SharpPcap does not tell what the interface lost.</summary>
    public CaptureDrops? Drops
    {
        get
        {
            lock (_closing)
            {
                if (_device.Opened && _device.Statistics is { } counts)
                {
                    var received = _device.Loopback ? counts.ReceivedPackets / 2 : counts.ReceivedPackets;
                    _lastDrops = new(received, counts.DroppedPackets, counts.InterfaceDroppedPackets);
                }

                return _lastDrops;
            }
        }
    }

    /// <summary>Opens a device and begins to capture.</summary>
    /// <exception cref="Live.Errors.LiveException">It cannot be opened, for the same reasons and in the same words as by <see cref="LiveSource.Open"/>.</exception>
    public static SharpPcapDevice Open(string device, LiveOptions options)
    {
        var opened = SharpPcapOpening.Open(device, options, out var description);
        return new(opened, description, options.Timeout);
    }

    /// <inheritdoc/>
    public SourceStatus MoveNext()
    {
        if (_ended)
        {
            return Damage is null ? SourceStatus.End : SourceStatus.Damaged;
        }

        var status = _device.GetNextPacket(out var capture);
        if (status == GetPacketStatus.ReadTimeout && _device.Wait(_timeout))
        {
            status = _device.GetNextPacket(out capture);
        }

        var outcome = status switch
        {
            GetPacketStatus.PacketRead => Keep(capture),
            GetPacketStatus.ReadTimeout => _end.Nothing(),
            _ => Fail(),
        };
        _ended |= outcome is SourceStatus.End or SourceStatus.Damaged;
        return outcome;
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
            _device.Dispose();
        }
    }

    private SourceStatus Keep(scoped in PacketCapture capture)
    {
        _current = new(capture);
        return _end.Packet(_current.Time);
    }

    private SourceStatus Fail()
    {
        Damage = new(Device, null, _device.LastError);
        return SourceStatus.Damaged;
    }
}
