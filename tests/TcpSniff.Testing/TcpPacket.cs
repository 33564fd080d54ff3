using System.Buffers.Binary;
using System.Text;
using TcpSniff.Packets;

namespace TcpSniff.Testing;

/// <summary>A TCP packet to be written: every call gives a changed copy, so that templates stay as they are.</summary>
internal sealed record TcpPacket(Endpoint Source, Endpoint Destination)
{
    private TcpFlags _flags = TcpFlags.Ack;
    private uint _seq = 1;
    private uint _ack;
    private ushort _window = 65535;
    private ushort _urgentPointer;
    private ushort? _checksum;
    private byte[] _options = [];
    private byte[] _payload = [];

    /// <summary>Sets the control bits.</summary>
    public TcpPacket Flags(TcpFlags flags) => this with { _flags = flags };

    /// <summary>Sets the sequence number.</summary>
    public TcpPacket Seq(uint seq) => this with { _seq = seq };

    /// <summary>Sets the acknowledgment number, and the ACK flag with it.</summary>
    public TcpPacket Ack(uint ack) => this with { _ack = ack, _flags = _flags | TcpFlags.Ack };

    /// <summary>Sets the window field.</summary>
    public TcpPacket Window(ushort window) => this with { _window = window };

    /// <summary>Sets the urgent pointer, an offset from the sequence number.</summary>
    public TcpPacket Urgent(ushort offset) => this with { _urgentPointer = offset };

    /// <summary>Writes this checksum instead of the right one.</summary>
    public TcpPacket Checksum(ushort checksum) => this with { _checksum = checksum };

    /// <summary>Sets the payload.</summary>
    public TcpPacket Payload(params byte[] payload) => this with { _payload = payload };

    /// <summary>Sets the payload to the UTF-8 bytes of a text.</summary>
    public TcpPacket Payload(string text) => Payload(Encoding.UTF8.GetBytes(text));

    /// <summary>Adds an option of any kind: kind, length and value.</summary>
    public TcpPacket Option(byte kind, params byte[] value) => Raw([kind, (byte)(value.Length + 2), .. value]);

    /// <summary>Adds bytes to the options as they are.</summary>
    public TcpPacket Raw(params byte[] options) => this with { _options = [.. _options, .. options] };

    /// <summary>Adds a no-operation byte.</summary>
    public TcpPacket Nop() => Raw(1);

    /// <summary>Adds a maximum segment size.</summary>
    public TcpPacket Mss(ushort mss) => Option(2, Wire.U16(mss));

    /// <summary>Adds a window scale.</summary>
    public TcpPacket WindowScale(byte shift) => Option(3, shift);

    /// <summary>Adds SACK permitted.</summary>
    public TcpPacket SackPermitted() => Option(4);

    /// <summary>Adds selective acknowledgments.</summary>
    public TcpPacket Sack(params (uint Left, uint Right)[] blocks) =>
        Option(5, [.. blocks.SelectMany(block => Wire.U32(block.Left).Concat(Wire.U32(block.Right)))]);

    /// <summary>Adds timestamps, behind two no-operations as every system sends them.</summary>
    public TcpPacket Timestamps(uint value, uint echo) => Nop().Nop().Option(8, [.. Wire.U32(value), .. Wire.U32(echo)]);

    /// <summary>The same options and payload the other way, the numbers exchanged: a template for the answer.</summary>
    public TcpPacket Answer() => this with { Source = Destination, Destination = Source, _seq = _ack, _ack = _seq };

    /// <summary>The TCP segment with a correct checksum.</summary>
    public byte[] ToTcp()
    {
        byte[] options = [.. _options, .. new byte[-_options.Length & 3]];
        var offsetAndFlags = (ushort)(((20 + options.Length) / 4 << 12) | (int)_flags);
        byte[] segment =
        [
            .. Wire.U16(Source.Port), .. Wire.U16(Destination.Port), .. Wire.U32(_seq), .. Wire.U32(_ack), .. Wire.U16(offsetAndFlags),
            .. Wire.U16(_window), 0, 0, .. Wire.U16(_urgentPointer), .. options, .. _payload,
        ];
        var sum = OnesComplementSum.Of([.. Wire.Address(Source.Address), .. Wire.Address(Destination.Address), 0, 6, .. Wire.U32((uint)segment.Length), .. segment]);
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(16), _checksum ?? sum);
        return segment;
    }

    /// <summary>The segment in an IP packet of its addresses' version.</summary>
    public byte[] ToIp() => Wire.Ip(Source.Address, Destination.Address, 6, ToTcp());

    /// <summary>The segment in an IP packet in an Ethernet frame.</summary>
    public byte[] ToBytes() => Wire.Ethernet(ToIp());
}
