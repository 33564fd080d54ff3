using SharpPcap;
using TcpSniff.Capture;
using TcpSniff.Live.Errors;
using TcpSniff.Live.Filters;
using TcpSniff.Live.Native;
using TcpSniff.Live.Rights;

namespace TcpSniff.Live.Devices;

/// <summary>Opens a device and says what is wrong in the user's words.</summary>
internal static class DeviceOpening
{
    /// <summary>A device that captures, with its filter set, and what it captures.</summary>
    public static PatientDevice Open(string name, LiveOptions options, out CaptureInterface description)
    {
        var known = CaptureDevices.Interfaces();
        var device = known.FirstOrDefault(device => device.Name == name) is { } named
            ? new PatientDevice(named, Milliseconds(options.Timeout))
            : throw new NoSuchDeviceException(name, ClosestNames.Of(name, known.Select(device => device.Name)));
        try
        {
            device.Open(Configure(options));
            description = Describe(device, options);
            if (description.Filter is { } filter)
            {
                BpfFilter.Set(device, filter);
            }

            device.TakeOver();
            return device;
        }
        catch (PcapException reason)
        {
            var problem = Explain(device, reason);
            device.Dispose();
            throw problem;
        }
        catch
        {
            device.Dispose();
            throw;
        }
    }

    private static int Milliseconds(TimeSpan timeout) => (int)Math.Clamp(timeout.TotalMilliseconds, 1, int.MaxValue);

    private static DeviceConfiguration Configure(LiveOptions options)
    {
        var configuration = new DeviceConfiguration
        {
            Snaplen = SnapLength(options),
            Mode = options.Promiscuous ? DeviceModes.Promiscuous : DeviceModes.None,
            ReadTimeout = Milliseconds(options.Timeout),
            Immediate = options.Immediate,
            BufferSize = options.BufferSize,
            TimestampResolution = TimestampResolution.Nanosecond,
        };
        // A device that cannot be set so captures all the same, in microseconds for one.
        configuration.ConfigurationFailed += static (_, _) => { };
        return configuration;
    }

    private static CaptureInterface Describe(PatientDevice device, LiveOptions options) => new()
    {
        Name = device.Name,
        LinkType = DataLink.ToLinkType((int)device.LinkType),
        SnapLength = SnapLength(options),
        Filter = string.IsNullOrWhiteSpace(options.Filter) ? null : options.Filter,
        TicksPerSecond = device.TimestampResolution == TimestampResolution.Nanosecond ? 1_000_000_000u : 1_000_000u,
    };

    private static int SnapLength(LiveOptions options) => Math.Clamp(options.SnapLength, 1, LiveOptions.WholePackets);

    /// <summary>What an error number of pcap_activate(3PCAP) means to the user.</summary>
    private static LiveException Explain(PatientDevice device, PcapException reason) => reason.Error switch
    {
        PcapError.PermissionDenied or PcapError.PromiscuousPermissionDenied => new CapturePermissionException(device.Name, CaptureRights.Advice()),
        PcapError.InterfaceNotUp => new DeviceDownException(device.Name),
        _ => new DeviceFailureException(device.Name, device.Opened && device.LastError is { Length: > 0 } text ? text : reason.Message),
    };
}
