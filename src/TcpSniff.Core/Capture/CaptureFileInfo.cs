namespace TcpSniff.Capture;

/// <summary>A capture file that packets come from.</summary>
/// <param name="Name">The name as given, <c>-</c> for standard input.</param>
/// <param name="Format">Wireshark's short name of the format: <c>pcap</c>, <c>nsecpcap</c>, <c>modpcap</c> or <c>pcapng</c>.</param>
/// <param name="Compressed">Whether it was unpacked by gzip (RFC 1952).</param>
public sealed record CaptureFileInfo(string Name, string Format, bool Compressed);
