using System.Buffers.Binary;
using TcpSniff.Capture;
using TcpSniff.Packets;

namespace TcpSniff.Naming;

/// <summary>Takes the names out of a pcapng's name resolution block (draft-ietf-opsawg-pcapng section 4.5).</summary>
/// <remarks><code>
/// +---------------+---------------+-----------------------------------------------+
/// |   type (2)    |  length (2)   | address (4 or 16), names that each end with 0 |   and so on, until type 0
/// +---------------+---------------+-----------------------------------------------+
/// </code></remarks>
internal static class ResolvedNames
{
    /// <summary>The block's type.</summary>
    public const uint BlockType = 4;

    private const int RecordHeader = 4;
    private const ushort IPv4 = 1;
    private const ushort IPv6 = 2;

    /// <summary>Reads a block into the book, as far as it makes sense.</summary>
    public static void Read(SideBlock block, NameBook book)
    {
        var rest = block.Body.Span;
        while (rest.Length >= RecordHeader)
        {
            var (type, length) = (BinaryPrimitives.ReadUInt16LittleEndian(rest), BinaryPrimitives.ReadUInt16LittleEndian(rest[2..]));
            var size = type switch { IPv4 => 4, IPv6 => 16, _ => 0 };
            if (type == 0 || length > rest.Length - RecordHeader)
            {
                return;
            }

            var record = rest.Slice(RecordHeader, length);
            if (size > 0 && record.Length > size)
            {
                var names = record[size..];
                var end = names.IndexOf((byte)0);
                book.Add(size == 4 ? IpAddress.ReadIPv4(record) : IpAddress.ReadIPv6(record), DnsName.Text(end < 0 ? names : names[..end]));
            }

            rest = rest[Math.Min(rest.Length, RecordHeader + ((length + 3) & ~3))..];
        }
    }
}
