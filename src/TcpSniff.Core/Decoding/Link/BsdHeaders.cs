using TcpSniff.Packets;

namespace TcpSniff.Decoding.Link;

/// <summary>What BSD's and Solaris' systems put before packets of their own devices: all have IP behind them.</summary>
/// <remarks><code>
/// SLIP   direction (1), compressed header (15)
/// ENC    address family (4), security parameters index (4), flags (4)
/// PFLOG  length (1), address family (1), …, padded to 32 bits
/// IPNET  version (1), address family (1), hardware (2), length (4), interfaces (8), zones (8)
/// </code></remarks>
internal static class BsdHeaders
{
    private const int SlipLength = 16;
    private const int EncLength = 12;
    private const int IpNetLength = 24;
    private const int PflogMinLength = 4;

    /// <summary>Serial line IP (RFC 1055). Compressed headers are not followed.</summary>
    public static Header ReadSlip(ref PacketWalk walk)
    {
        if (walk.Rest.Length < SlipLength)
        {
            return walk.Truncated(Layer.Slip, SlipLength);
        }

        walk.Enter(Layer.Slip, SlipLength);
        return walk.Rest is [var first, ..] && first >> 4 is 4 or 6 ? Header.Ip : walk.Other("slip");
    }

    /// <summary>What OpenBSD's IPsec took out of its envelope.</summary>
    public static Header ReadEnc(ref PacketWalk walk)
    {
        if (walk.Rest.Length < EncLength)
        {
            return walk.Truncated(Layer.Enc, EncLength);
        }

        walk.Enter(Layer.Enc, EncLength);
        return Header.Ip;
    }

    /// <summary>What BSD's packet filter logged.</summary>
    public static Header ReadPflog(ref PacketWalk walk)
    {
        var rest = walk.Rest;
        if (rest.Length < PflogMinLength || rest.Length < ((rest[0] + 3) & ~3))
        {
            return walk.Truncated(Layer.Pflog, Math.Max(PflogMinLength, rest.IsEmpty ? 0 : (rest[0] + 3) & ~3));
        }

        if (rest[0] < PflogMinLength)
        {
            return walk.Fail(Layer.Pflog, DecodeFault.BadLength);
        }

        walk.Enter(Layer.Pflog, (rest[0] + 3) & ~3);
        return Header.Ip;
    }

    /// <summary>Solaris' ipnet devices.</summary>
    public static Header ReadIpNet(ref PacketWalk walk)
    {
        if (walk.Rest.Length < IpNetLength)
        {
            return walk.Truncated(Layer.IpNet, IpNetLength);
        }

        walk.Enter(Layer.IpNet, IpNetLength);
        return Header.Ip;
    }
}
