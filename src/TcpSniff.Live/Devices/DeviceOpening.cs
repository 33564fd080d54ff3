using TcpSniff.Capture;
using TcpSniff.Live.Errors;
using TcpSniff.Live.Filters;
using TcpSniff.Live.Native;
using TcpSniff.Live.Rights;

namespace TcpSniff.Live.Devices;

/// <summary>Opens a device step by step and says what is wrong in the user's words.</summary>
internal static unsafe class DeviceOpening
{
    // PCAP_ERROR_ numbers of pcap_activate(3PCAP); positive ones are warnings.
    private const int NoSuchDevice = -5;
    private const int PermissionDenied = -8;
    private const int InterfaceDown = -9;
    private const int PromiscuousDenied = -11;

    /// <summary>An activated handle with its filter set, and what it captures.</summary>
    public static PcapHandle Open(string device, LiveOptions options, out CaptureInterface description)
    {
        PcapLibrary.Require();
        var errors = stackalloc byte[LibPcap.ErrorBufferSize];
        var handle = LibPcap.pcap_create(device, errors);
        if (handle.IsInvalid)
        {
            throw new DeviceFailureException(device, LibPcap.Text(errors));
        }

        try
        {
            Set(handle, options);
            if (LibPcap.pcap_activate(handle) is < 0 and var status)
            {
                throw Explain(device, status, handle.LastError);
            }

            if (!string.IsNullOrWhiteSpace(options.Filter))
            {
                BpfFilter.Set(handle, options.Filter);
            }

            description = Describe(handle, device, options);
            return handle;
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    private static void Set(PcapHandle handle, LiveOptions options)
    {
        LibPcap.pcap_set_snaplen(handle, Math.Clamp(options.SnapLength, 1, LiveOptions.WholePackets));
        LibPcap.pcap_set_promisc(handle, options.Promiscuous ? 1 : 0);
        LibPcap.pcap_set_timeout(handle, (int)Math.Clamp(options.Timeout.TotalMilliseconds, 1, int.MaxValue));
        LibPcap.pcap_set_immediate_mode(handle, options.Immediate ? 1 : 0);
        LibPcap.pcap_set_buffer_size(handle, options.BufferSize);
        LibPcap.pcap_set_tstamp_precision(handle, LibPcap.PrecisionNanoseconds);
    }

    private static CaptureInterface Describe(PcapHandle handle, string device, LiveOptions options) => new()
    {
        Name = device,
        LinkType = DataLink.ToLinkType(LibPcap.pcap_datalink(handle)),
        SnapLength = LibPcap.pcap_snapshot(handle),
        Filter = string.IsNullOrWhiteSpace(options.Filter) ? null : options.Filter,
        TicksPerSecond = LibPcap.pcap_get_tstamp_precision(handle) == LibPcap.PrecisionNanoseconds ? 1_000_000_000u : 1_000_000u,
    };

    /// <summary>What an error number of pcap_activate(3PCAP) means to the user.</summary>
    public static LiveException Explain(string device, int status, string reason)
    {
        // Without the right to capture, the kernel denies before it looks for the device.
        if (status is NoSuchDevice or PermissionDenied)
        {
            var names = CaptureDevices.List().Select(known => known.Name).ToList();
            if (!names.Contains(device))
            {
                return new NoSuchDeviceException(device, ClosestNames.Of(device, names));
            }
        }

        return status switch
        {
            PermissionDenied or PromiscuousDenied => new CapturePermissionException(device, CaptureRights.Advice()),
            InterfaceDown => new DeviceDownException(device),
            _ => new DeviceFailureException(device, reason.Length > 0 ? reason : LibPcap.Text(LibPcap.pcap_statustostr(status))),
        };
    }
}
