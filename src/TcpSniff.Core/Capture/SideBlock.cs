namespace TcpSniff.Capture;

/// <summary>What stands beside the packets of a pcapng file and is handed on as it is: decryption secrets, resolved names, custom blocks.</summary>
/// <param name="Type">The block's type (draft-ietf-opsawg-pcapng section 11.1).</param>
/// <param name="Body">What is between its lengths, padded to 32 bits, all numbers in little-endian order whatever the file's order; nobody changes it any more.</param>
internal sealed record SideBlock(uint Type, ReadOnlyMemory<byte> Body);
