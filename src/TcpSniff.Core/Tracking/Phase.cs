namespace TcpSniff.Tracking;

/// <summary>Which part of the conversation a segment belongs to.</summary>
public enum Phase : byte
{
    /// <summary>None of the others.</summary>
    Other,

    /// <summary>Opening: SYN, SYN+ACK, ACK.</summary>
    Handshake,

    /// <summary>Carries payload.</summary>
    Data,

    /// <summary>Only acknowledges.</summary>
    Ack,

    /// <summary>Closing: FINs and their acknowledgments.</summary>
    Teardown,

    /// <summary>Aborts: RST.</summary>
    Reset,
}

/// <summary>Place in a handshake or teardown, <c>2/3</c>; <c>default</c> where there is none.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Of">How many there are as far as one can tell by then.</param>
public readonly record struct Step(byte Number, byte Of)
{
    /// <summary>Whether there is a step at all.</summary>
    public bool Exists => Number != 0;

    /// <summary><c>2/3</c>, empty for none.</summary>
    public override string ToString() => Exists ? $"{Number}/{Of}" : "";
}
