using System.Buffers.Binary;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Link;

/// <summary>Cisco's metadata tag, which carries the sender's security group through a TrustSec network: what follows the tag's EtherType.</summary>
/// <remarks><code>
/// +-------------+-------------------------+----------------------------------+----------------+
/// | version (8) | number n of options (8) | options: kind and value (n x 32) | type or length |
/// +-------------+-------------------------+----------------------------------+----------------+   in bits
/// </code></remarks>
internal readonly ref struct CiscoMetadataHeader
{
    public const int MinLength = 4;

    private readonly ReadOnlySpan<byte> _bytes;

    private CiscoMetadataHeader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    public int Length => LengthOf(_bytes);

    public ushort Type => BinaryPrimitives.ReadUInt16BigEndian(_bytes[(Length - sizeof(ushort))..]);

    public static bool TryParse(ReadOnlySpan<byte> bytes, out CiscoMetadataHeader header)
    {
        header = new(bytes);
        return bytes.Length >= MinLength && bytes.Length >= LengthOf(bytes);
    }

    public static Header Read(ref PacketWalk walk)
    {
        if (!TryParse(walk.Rest, out var header))
        {
            return walk.Truncated(Layer.CiscoMetadata, walk.Rest.Length < MinLength ? MinLength : LengthOf(walk.Rest));
        }

        walk.Enter(Layer.CiscoMetadata, header.Length);
        return EtherTypes.Next(ref walk, header.Type);
    }

    private static int LengthOf(ReadOnlySpan<byte> bytes) => MinLength + (bytes[Field.Options] * sizeof(uint));

    private static class Field
    {
        public const int Options = 1;
    }
}
