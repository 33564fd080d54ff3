using TcpSniff.Packets;

namespace TcpSniff.Decoding.Link;

/// <summary>What SunATM's devices put before the PDUs of adaptation layer 5 (https://www.tcpdump.org/linktypes/LINKTYPE_SUNATM.html).</summary>
/// <remarks><code>
/// +--------------------------+---------+---------+
/// | direction and kind (1)   | VPI (1) | VCI (2) |
/// +--------------------------+---------+---------+
/// </code></remarks>
internal static class SunAtmHeader
{
    public const int Length = 4;

    private const byte KindMask = 0x0F;
    private const int EmulatedLan = 1;
    private const int Llc = 2;

    // The emulated LAN's own header: which client sent the frame.
    private const int LanClient = 2;

    public static Header Read(ref PacketWalk walk)
    {
        var rest = walk.Rest;
        if (rest.Length < Length)
        {
            return walk.Truncated(Layer.Atm, Length);
        }

        switch (rest[0] & KindMask)
        {
            case Llc:
                walk.Enter(Layer.Atm, Length);
                return Header.Llc;
            case EmulatedLan when rest.Length >= Length + LanClient:
                walk.Enter(Layer.Atm, Length + LanClient);
                return Header.Ethernet;
            default:
                return walk.Other("atm");
        }
    }
}
