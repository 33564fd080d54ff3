namespace TcpSniff.Cli.Engines;

/// <summary>What <c>--engine</c> takes.</summary>
internal enum EngineName
{
    /// <summary>SharpPcap for devices where it is built in, everything else native.</summary>
    Auto,

    /// <summary>The project's own readers and decoder, libpcap for devices.</summary>
    Native,

    /// <summary>SharpPcap and PacketDotNet for everything that they can do.</summary>
    SharpPcap,
}
