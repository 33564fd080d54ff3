namespace TcpSniff.Decoding;

/// <summary>What a decoder looks into.</summary>
public sealed record DecoderOptions
{
    /// <summary>What is decoded when nothing else was asked for.</summary>
    public static readonly DecoderOptions Default = new();

    /// <summary>Whether TCP is followed into tunnels; else the tunnel itself is what the packet is.</summary>
    public bool Tunnels { get; init; } = true;

    /// <summary>Whether the same addresses and ports in different tunnels or VLANs are different conversations.</summary>
    public bool SeparateTunnels { get; init; }
}
