using SharpPcap;
using SharpPcap.LibPcap;
using TcpSniff.Capture;
using TcpSniff.Live;
using TcpSniff.Live.Devices;
using TcpSniff.Live.Errors;
using TcpSniff.Live.Filters;
using TcpSniff.Live.Native;

namespace TcpSniff.SharpPcap.Devices;

/// <summary>Opens a device by SharpPcap and says what is wrong in the same words as for the native source.</summary>
internal static class SharpPcapOpening
{
    /// <summary>A device that captures, with its filter set, and what it captures.</summary>
    public static PatientDevice Open(string name, LiveOptions options, out CaptureInterface description)
    {
        PcapLibrary.Require();
        var known = LibPcapLiveDeviceList.New().FirstOrDefault(device => device.Name == name)?.Interface
            ?? throw DeviceOpening.Explain(name, (int)PcapError.NoSuchDevice, "");
        var device = new PatientDevice(known);
        try
        {
            device.Open(Configure(options));
            description = Describe(device, options);
            SetFilter(device, description);
            device.TakeOver();
            return device;
        }
        catch (PcapException reason)
        {
            device.Dispose();
            throw DeviceOpening.Explain(name, (int)reason.Error, reason.Error == PcapError.Generic ? reason.Message : "");
        }
        catch
        {
            device.Dispose();
            throw;
        }
    }

    /// <summary>A timeout as libpcap takes it.</summary>
    public static int Milliseconds(TimeSpan timeout) => (int)Math.Clamp(timeout.TotalMilliseconds, 1, int.MaxValue);

    private static DeviceConfiguration Configure(LiveOptions options)
    {
        var configuration = new DeviceConfiguration
        {
            Snaplen = Math.Clamp(options.SnapLength, 1, LiveOptions.WholePackets),
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
        SnapLength = Math.Clamp(options.SnapLength, 1, LiveOptions.WholePackets),
        Filter = string.IsNullOrWhiteSpace(options.Filter) ? null : options.Filter,
        TicksPerSecond = device.TimestampResolution == TimestampResolution.Nanosecond ? 1_000_000_000u : 1_000_000u,
    };

    private static void SetFilter(PatientDevice device, CaptureInterface description)
    {
        if (description.Filter is not { } filter)
        {
            return;
        }

        // Says where a mistake is, which libpcap's message alone does not.
        BpfFilter.Compile(filter, description.LinkType).Dispose();
        try
        {
            device.Filter = filter;
        }
        catch (PcapException reason)
        {
            throw new BadFilterException(filter, reason.Message);
        }
    }
}
