namespace TcpSniff.Packets;

/// <summary>
/// The two ends of a conversation in canonical order (side 0 sorts first by address, then port), the same for both directions.
/// </summary>
/// <param name="Address0">Address of side 0.</param>
/// <param name="Address1">Address of side 1.</param>
/// <param name="Port0">Port of side 0.</param>
/// <param name="Port1">Port of side 1.</param>
/// <param name="Tunnel">Keeps tunnels and VLANs apart where that was asked for; else 0.</param>
public readonly record struct FlowKey(IpAddress Address0, IpAddress Address1, ushort Port0, ushort Port1, uint Tunnel)
{
    /// <summary>End number <paramref name="side"/>, 0 or 1.</summary>
    public Endpoint this[int side] => side == 0 ? new(Address0, Port0) : new(Address1, Port1);

    /// <summary>A hash that nobody can choose.</summary>
    public override int GetHashCode() => SecretHash.Of(((ulong)Address0.GetHashCode() << 32) | (uint)Address1.GetHashCode(), ((ulong)Tunnel << 32) | ((uint)Port0 << 16) | Port1);

    /// <summary>Puts source and destination in order and says which side the source is.</summary>
    public static FlowKey Create(IpAddress source, ushort sourcePort, IpAddress destination, ushort destinationPort, uint tunnel, out byte sourceSide)
    {
        var order = source.CompareTo(destination);
        if (order == 0)
        {
            order = sourcePort.CompareTo(destinationPort);
        }

        sourceSide = order <= 0 ? (byte)0 : (byte)1;
        return order <= 0
            ? new(source, destination, sourcePort, destinationPort, tunnel)
            : new(destination, source, destinationPort, sourcePort, tunnel);
    }
}
