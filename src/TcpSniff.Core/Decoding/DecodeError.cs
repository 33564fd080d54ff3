using TcpSniff.Packets;

namespace TcpSniff.Decoding;

/// <summary>Why a header could not be read.</summary>
public enum DecodeFault : byte
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>The packet ends before the header does.</summary>
    Truncated,

    /// <summary>A length field contradicts what is there.</summary>
    BadLength,

    /// <summary>A version or type field has a value that cannot be.</summary>
    BadValue,

    /// <summary>The link type is not one that is understood.</summary>
    UnknownLinkType,

    /// <summary>More layers inside each other than the decoder follows.</summary>
    TooDeep,

    /// <summary>Reading it threw: a bug of this program.</summary>
    Exception,
}

/// <summary>Malformed input as a value: which layer stopped, why, and where.</summary>
/// <param name="Layer">The layer that could not be read.</param>
/// <param name="Fault">What is wrong with it.</param>
/// <param name="Offset">Where it begins in the packet.</param>
/// <param name="Required">Bytes that it needs.</param>
/// <param name="Available">Bytes that there are.</param>
public readonly record struct DecodeError(Layer Layer, DecodeFault Fault, int Offset, int Required, int Available);
