using System.Buffers.Binary;
using TcpSniff.Packets;

namespace TcpSniff.Naming;

/// <summary>Takes the addresses out of an answer of DNS (RFC 1035 section 4, RFC 3596) or multicast DNS (RFC 6762).</summary>
/// <remarks><code>
///  0                               1
/// +-------------------------------+--+-----------+--+--+--+--+--------+-----------+
/// |              ID               |QR|  Opcode   |AA|TC|RD|RA|   Z    |   RCODE   |
/// +-------------------------------+--+-----------+--+--+--+--+--------+-----------+
/// |           questions           |                    answers                    |
/// |          authorities          |                   additional                  |
/// +-------------------------------+-----------------------------------------------+
/// | questions: name, type (2), class (2)                                          |
/// | records: name, type (2), class (2), time to live (4), length (2), data        |
/// </code></remarks>
internal static class DnsAnswer
{
    private const int HeaderLength = 12;
    private const int QuestionLength = 4;
    private const int RecordLength = 10;
    private const ushort IsResponse = 0x8000;
    private const ushort OpcodeAndFailure = 0x780F;
    private const ushort Address = 1;
    private const ushort Alias = 5;
    private const ushort Address6 = 28;
    private const ushort Internet = 1;

    // Multicast DNS sets it where a record replaces what was known.
    private const ushort ClassMask = 0x7FFF;

    // No name has more addresses in one answer than fit into 64 KB, and no chain of aliases is longer than resolvers follow.
    private const int MostRecords = 4096;
    private const int MostAliases = 16;

    /// <summary>Reads an answer into the book; what is none, or ends too early, counts as far as it goes.</summary>
    /// <param name="message">The message.</param>
    /// <param name="isMulticast">Whether records beside the answers count too, as nobody asked for any.</param>
    /// <param name="book">Where names go.</param>
    public static void Read(ReadOnlySpan<byte> message, bool isMulticast, NameBook book)
    {
        if (message.Length < HeaderLength)
        {
            return;
        }

        var flags = BinaryPrimitives.ReadUInt16BigEndian(message[2..]);
        var answers = (int)BinaryPrimitives.ReadUInt16BigEndian(message[6..]);
        if ((flags & IsResponse) == 0 || (flags & OpcodeAndFailure) != 0 || answers == 0)
        {
            return;
        }

        var at = HeaderLength;
        for (var i = BinaryPrimitives.ReadUInt16BigEndian(message[4..]); i > 0; i--)
        {
            if (!DnsName.TryRead(message, ref at, out _))
            {
                return;
            }

            at += QuestionLength;
        }

        var records = isMulticast ? answers + BinaryPrimitives.ReadUInt16BigEndian(message[8..]) + BinaryPrimitives.ReadUInt16BigEndian(message[10..]) : answers;
        ReadRecords(message, at, Math.Min(records, MostRecords), book);
    }

    private static void ReadRecords(ReadOnlySpan<byte> message, int at, int records, NameBook book)
    {
        var askedFor = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (records-- > 0 && DnsName.TryRead(message, ref at, out var name) && message.Length - at >= RecordLength)
        {
            var fields = message[at..];
            var (type, kind, length) = (BinaryPrimitives.ReadUInt16BigEndian(fields), BinaryPrimitives.ReadUInt16BigEndian(fields[2..]) & ClassMask, BinaryPrimitives.ReadUInt16BigEndian(fields[8..]));
            at += RecordLength;
            if (length > message.Length - at)
            {
                return;
            }

            var data = message.Slice(at, length);
            switch (type)
            {
                case Address when kind == Internet && length == 4:
                    book.Add(IpAddress.ReadIPv4(data), Origin(askedFor, name));
                    break;
                case Address6 when kind == Internet && length == 16:
                    book.Add(IpAddress.ReadIPv6(data), Origin(askedFor, name));
                    break;
                case Alias:
                    var target = at;
                    if (DnsName.TryRead(message, ref target, out var alias))
                    {
                        askedFor.TryAdd(alias, name);
                    }

                    break;
            }

            at += length;
        }
    }

    /// <summary>The name that was asked for: people know it, not the one of a content network that it leads to.</summary>
    private static string Origin(Dictionary<string, string> askedFor, string name)
    {
        for (var i = 0; i < MostAliases && askedFor.TryGetValue(name, out var before); i++)
        {
            name = before;
        }

        return name;
    }
}
