using System.Net;
using TcpSniff.Live.Devices;
using TcpSniff.Packets;

namespace TcpSniff.Live.Sessions;

/// <summary>
/// The SSH connection that carries this terminal. A capture that prints what it sees must leave it out: each line printed
/// there is a packet to print.
/// </summary>
/// <param name="Client">The user's end.</param>
/// <param name="Server">This machine's end.</param>
internal sealed record SshSession(Endpoint Client, Endpoint Server)
{
    /// <summary>The session of this process; null where it runs in none.</summary>
    public static SshSession? Current() => SshEnvironment.Find() is { } value ? Parse(value) : null;

    /// <summary>Reads the value of <c>SSH_CONNECTION</c> (ssh(1)): client address and port, server address and port, with blanks between; null where it is none.</summary>
    public static SshSession? Parse(string value)
    {
        var parts = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 4 && TryEnd(parts[0], parts[1], out var client) && TryEnd(parts[2], parts[3], out var server)
            ? new SshSession(client, server)
            : null;
    }

    /// <summary>Whether the session runs over that device: it has the server's address, or is the one that captures on all.</summary>
    public bool RunsOver(CaptureDevice device) => device.Name == "any" || device.Has(Server.Address.ToIPAddress());

    /// <summary>The filter that leaves the session out and lets through what <paramref name="filter"/> wants of the rest.</summary>
    public string LeaveOut(string? filter)
    {
        var session = $"not (host {Client.Address} and host {Server.Address} and tcp port {Client.Port} and tcp port {Server.Port})";
        return string.IsNullOrWhiteSpace(filter) ? session : $"({filter}) and {session}";
    }

    private static bool TryEnd(string address, string port, out Endpoint end)
    {
        end = default;
        // A link-local address comes with its zone, fe80::1%eth0, which is not on the wire.
        var zone = address.IndexOf('%', StringComparison.Ordinal);
        if (!IPAddress.TryParse(zone < 0 ? address : address[..zone], out var parsed) || !ushort.TryParse(port, out var number))
        {
            return false;
        }

        end = new Endpoint(IpAddress.From(parsed.IsIPv4MappedToIPv6 ? parsed.MapToIPv4() : parsed), number);
        return true;
    }
}
