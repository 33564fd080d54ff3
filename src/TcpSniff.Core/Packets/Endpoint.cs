using System.Globalization;

namespace TcpSniff.Packets;

/// <summary>One end of a connection: address and port.</summary>
public readonly record struct Endpoint(IpAddress Address, ushort Port)
{
    /// <summary>A hash that nobody can choose.</summary>
    public override int GetHashCode() => SecretHash.Of((uint)Address.GetHashCode(), Port);

    /// <summary><c>192.0.2.1:80</c>, or <c>[2001:db8::1]:80</c>.</summary>
    public override string ToString() => Address.IsIPv4
        ? string.Create(CultureInfo.InvariantCulture, $"{Address}:{Port}")
        : string.Create(CultureInfo.InvariantCulture, $"[{Address}]:{Port}");
}
