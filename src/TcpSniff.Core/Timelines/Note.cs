using TcpSniff.Wording;

namespace TcpSniff.Timelines;

/// <summary>How much a remark matters.</summary>
public enum Tone
{
    /// <summary>Explains what is in order.</summary>
    Plain,

    /// <summary>Announces the bytes that the segment carries: their preview follows.</summary>
    Bytes,

    /// <summary>Explains something out of the ordinary that TCP copes with.</summary>
    Odd,

    /// <summary>Explains something that breaks the connection or holds it up.</summary>
    Bad,
}

/// <summary>One sentence of a segment's explanation.</summary>
/// <param name="Statement">What it says.</param>
/// <param name="Tone">How much it matters.</param>
public sealed record Note(Statement Statement, Tone Tone);
