namespace TcpSniff.Decoding;

/// <summary>Which code took a packet apart.</summary>
public enum DecodedBy : byte
{
    /// <summary>This project's own, from the first header or from one on that PacketDotNet has no reader for.</summary>
    Native,

    /// <summary>PacketDotNet, to the last header.</summary>
    PacketDotNet,
}
