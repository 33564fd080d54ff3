namespace TcpSniff.Decoding.Tcp;

/// <summary>IANA's numbers of the TCP options that are understood.</summary>
internal static class TcpOptionKind
{
#pragma warning disable CS1591 // the names are the registry's own
    public const byte EndOfList = 0;
    public const byte NoOperation = 1;
    public const byte Mss = 2;
    public const byte WindowScale = 3;
    public const byte SackPermitted = 4;
    public const byte Sack = 5;
    public const byte Timestamps = 8;
    public const byte Md5 = 19;
    public const byte UserTimeout = 28;
    public const byte Authentication = 29;
    public const byte Mptcp = 30;
    public const byte FastOpen = 34;
    public const byte Experiment = 254;
#pragma warning restore CS1591
}
