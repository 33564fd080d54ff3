using System.Net;
using TcpSniff.Packets;

namespace TcpSniff.Live.Devices;

/// <summary>A device that packets can be captured on.</summary>
public sealed record CaptureDevice
{
    /// <summary>Name to open it by, such as <c>eth0</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What the system says it is, where it says so.</summary>
    public string? Description { get; init; }

    /// <summary>Its IP addresses.</summary>
    public IReadOnlyList<DeviceAddress> Addresses { get; init; } = [];

    /// <summary>Its state and kind.</summary>
    public DeviceFlags Flags { get; init; }

    /// <summary>Link type; null where it was not or could not be opened to see.</summary>
    public LinkType? LinkType { get; init; }

    /// <summary>Whether this process may capture on it; null where that was not tried.</summary>
    public bool? MayCapture { get; init; }

    /// <summary>Whether it carries that address.</summary>
    public bool Has(IPAddress address) => Addresses.Any(own => own.Address.Equals(address));
}

/// <summary>An IP address of a device.</summary>
/// <param name="Address">The address.</param>
/// <param name="PrefixLength">Bits of its network, 0 to 32 or 128; null where unknown.</param>
public sealed record DeviceAddress(IPAddress Address, int? PrefixLength)
{
    /// <summary><c>127.0.0.1/8</c>.</summary>
    public override string ToString() => PrefixLength is { } length ? $"{Address}/{length}" : Address.ToString();
}

/// <summary>State and kind of a device (the PCAP_IF_ bits of pcap_findalldevs(3PCAP)).</summary>
[Flags]
public enum DeviceFlags
{
    /// <summary>Nothing is known.</summary>
    None = 0,

    /// <summary>A loopback device: what is sent comes back.</summary>
    Loopback = 1,

    /// <summary>Switched on.</summary>
    Up = 2,

    /// <summary>Ready to send and receive.</summary>
    Running = 4,

    /// <summary>Wireless; not only Wi-Fi.</summary>
    Wireless = 8,

    /// <summary>Plugged in or associated.</summary>
    Connected = 16,

    /// <summary>Not plugged in or not associated.</summary>
    Disconnected = 32,
}
