namespace TcpSniff.Cli.Options;

/// <summary>What a command says of the captures that it reads.</summary>
internal static class CaptureArgument
{
    /// <summary>One file.</summary>
    public const string File = "A capture: pcap, pcapng, snoop, ERF, Network Monitor; packed (.gz .zst .lz4 .xz) or not";

    /// <summary>One file, or what comes in.</summary>
    public const string FileOrInput = File + "; - is standard input";

    /// <summary>Any number of them.</summary>
    public const string Several = File + "; several are one capture in time order; - is standard input";
}
