namespace TcpSniff.Decoding.Tcp;

/// <summary>One TCP option as it stands in the header.</summary>
internal readonly ref struct TcpOption
{
    /// <summary>Kind, IANA's number: 2 for the maximum segment size.</summary>
    public required byte Kind { get; init; }

    /// <summary>What follows kind and length; empty for no-operation.</summary>
    public required ReadOnlySpan<byte> Value { get; init; }

    /// <summary>Whether the option's length is impossible or more than was captured: <see cref="Value"/> is all there is, and no option follows.</summary>
    public bool IsBroken { get; init; }
}
