namespace TcpSniff.Capture;

/// <summary>A capture file that packets come from.</summary>
/// <param name="Name">The name as given, <c>-</c> for standard input.</param>
/// <param name="Format">Wireshark's short name of the format: <c>pcap</c>, <c>nsecpcap</c>, <c>modpcap</c>, <c>pcapng</c>, <c>snoop</c>, <c>erf</c>, <c>netmon1</c> or <c>netmon2</c>.</param>
/// <param name="Compressed">Whether it was packed, by gzip, zstd, lz4 or xz.</param>
public sealed record CaptureFileInfo(string Name, string Format, bool Compressed);
