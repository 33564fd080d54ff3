using System.Diagnostics;
using System.Net.NetworkInformation;
using TcpSniff.Packets;

namespace TcpSniff.Live.Owners;

/// <summary>The addresses of this machine, looked at again now and then. Who listens on all addresses would answer for foreign ones, too.</summary>
internal sealed class LocalAddresses
{
    private const byte Loopback = 127;
    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(2);

    private HashSet<IpAddress> _known = [];
    private long _looked;

    /// <summary>Whether an address is one of them.</summary>
    public bool Contains(IpAddress address)
    {
        if (address.IsIPv4 && address.IPv4 >> 24 == Loopback)
        {
            return true;
        }

        if (_looked == 0 || Stopwatch.GetElapsedTime(_looked) > Lasting)
        {
            _known = [.. NetworkInterface.GetAllNetworkInterfaces().SelectMany(device => device.GetIPProperties().UnicastAddresses).Select(entry => IpAddress.From(entry.Address))];
            _looked = Stopwatch.GetTimestamp();
        }

        return _known.Contains(address);
    }
}
