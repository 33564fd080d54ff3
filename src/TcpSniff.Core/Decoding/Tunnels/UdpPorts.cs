namespace TcpSniff.Decoding.Tunnels;

/// <summary>
/// Tunnels over UDP, by their well-known ports. A header that refuses what it finds there leaves the packet what it was: a
/// datagram of somebody who happened to use the port.
/// </summary>
internal static class UdpPorts
{
    /// <summary>The tunnel that one of the ports belongs to; both directions of a tunnel may keep the well-known port at either end.</summary>
    public static Header Next(ushort source, ushort destination) => ByPort(destination) is var header and not Header.Done ? header : ByPort(source);

    private static Header ByPort(ushort port) => port switch
    {
        2152 => Header.Gtp,
        4789 or 8472 => Header.Vxlan,
        4790 => Header.VxlanGpe,
        6081 => Header.Geneve,
        6635 => Header.Mpls,
        1701 => Header.L2tp,
        3544 => Header.Teredo,
        4341 => Header.Lisp,
        4754 => Header.GreOverUdp,
        5072 => Header.Ayiya,
        5247 => Header.Capwap,
        37008 => Header.Tzsp,
        _ => Header.Done,
    };
}
