using System.Text;
using TcpSniff.Packets;

namespace TcpSniff.Testing;

/// <summary>Makes answers of DNS, byte by byte (RFC 1035 section 4).</summary>
internal sealed class DnsMessage(string question, ushort flags = 0x8180)
{
    private readonly List<byte> _records = [];
    private ushort _answers;
    private ushort _additional;

    /// <summary>Adds an address of a name.</summary>
    public DnsMessage Address(string name, string address, bool isAdditional = false)
    {
        var data = Wire.Address(IpAddress.Parse(address));
        return Record(Name(name), (ushort)(data.Length == 4 ? 1 : 28), data, isAdditional);
    }

    /// <summary>Adds an alias.</summary>
    public DnsMessage Alias(string name, string target) => Record(Name(name), 5, Name(target));

    /// <summary>Adds a record.</summary>
    public DnsMessage Record(byte[] name, ushort type, byte[] data, bool isAdditional = false)
    {
        _records.AddRange([.. name, .. Wire.U16(type), 0x80, 1, .. Wire.U32(60), .. Wire.U16((ushort)data.Length), .. data]);
        _ = isAdditional ? _additional++ : _answers++;
        return this;
    }

    /// <summary>The message.</summary>
    public byte[] ToArray() =>
    [
        0, 7, .. Wire.U16(flags), 0, (byte)(question.Length > 0 ? 1 : 0), .. Wire.U16(_answers), 0, 0, .. Wire.U16(_additional),
        .. question.Length > 0 ? [.. Name(question), 0, 1, 0, 1] : Array.Empty<byte>(), .. _records,
    ];

    /// <summary>A name as labels; what is in it is not looked at.</summary>
    public static byte[] Name(string name) => [.. name.Split('.').SelectMany(label => (byte[])[(byte)label.Length, .. Encoding.Latin1.GetBytes(label)]), 0];
}
