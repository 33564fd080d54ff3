using TcpSniff.Packets;

namespace TcpSniff.Decoding.Link;

/// <summary>FDDI (ANSI X3.139). Its frames carry LLC, or manage the ring.</summary>
/// <remarks><code>
/// +-------------------+-----------------+-----------------+
/// | frame control (1) | destination (6) | source (6)      |
/// +-------------------+-----------------+-----------------+
/// </code></remarks>
internal static class FddiHeader
{
    public const int Length = 13;

    // Class bit aside, both asynchronous and synchronous frames of LLC.
    private const byte KindMask = 0x70;
    private const byte Llc = 0x50;

    public static Header Read(ref PacketWalk walk)
    {
        if (walk.Rest.Length < Length)
        {
            return walk.Truncated(Layer.Fddi, Length);
        }

        var control = walk.Rest[0];
        walk.Enter(Layer.Fddi, Length);
        return (control & KindMask) == Llc ? Header.Llc : walk.Other("fddi");
    }
}
