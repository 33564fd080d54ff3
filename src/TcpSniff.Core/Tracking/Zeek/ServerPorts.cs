namespace TcpSniff.Tracking.Zeek;

/// <summary>Ports that Zeek takes for a server's when it has to guess who answered whom: those of the protocols it analyses over TCP.</summary>
internal static class ServerPorts
{
    /// <summary>Whether a packet between these ports, the first of a connection, rather comes from the server.</summary>
    public static bool SentByServer(ushort source, ushort destination) => IsLikely(source) && !IsLikely(destination);

    private static bool IsLikely(ushort port) => port is
        21 or 22 or 23 or 25 or 53 or 80 or 81 or 88 or 110 or 111 or 113 or 135 or 139 or 143 or 389 or 443 or 445
        or 502 or 513 or 514 or 563 or 585 or 587 or 614 or 631 or 636 or 989 or 990 or 992 or 993 or 995
        or 1080 or 1434 or 1883 or 2811 or 3128 or 3268 or 3306 or 3389 or 5060 or 5222 or 5223 or 5269 or 5432
        or 6379 or 6666 or 6667 or 6668 or 6669 or 8000 or 8080 or 8888 or 20000;
}
