namespace TcpSniff.Decoding.Link;

/// <summary>What follows a Linux cooked header: an EtherType as a rule, else by the kind of device or by Linux's own small numbers.</summary>
internal static class SllProtocols
{
    public static Header Next(ref PacketWalk walk, ushort hardwareType, ushort protocol) => (hardwareType, protocol) switch
    {
        (801, _) => Header.Wlan,
        (803, _) => Header.Radiotap,
        (824, _) => walk.Other("netlink"),
        (_, 0x0001) => walk.Other("ipx"),
        (_, 0x0004) => Header.Llc,
        (_, 0x000C or 0x000D or 0x000E) => walk.Other("can"),
        (_, < 0x600) => walk.Other("sll"),
        _ => EtherTypes.Next(ref walk, protocol),
    };
}
