namespace TcpSniff.Tracking.Connections.Rfc9293;

/// <summary>How a connection closed, as far as the capture shows it. The first complete exchange of FINs names it.</summary>
public enum Teardown : byte
{
    /// <summary>Neither FIN nor RST: still open when the capture ended, or never open.</summary>
    None,

    /// <summary>FIN, ACK, FIN, ACK.</summary>
    FourWay,

    /// <summary>FIN, FIN+ACK, ACK: the second side closed before it acknowledged.</summary>
    ThreeSegment,

    /// <summary>The FINs crossed: neither side had the other's when it sent its own (RFC 9293 section 3.6, figure 13).</summary>
    Simultaneous,

    /// <summary>Only one side sent a FIN.</summary>
    HalfClosed,

    /// <summary>A RST came before both FINs were acknowledged.</summary>
    Reset,
}

/// <summary>The kinds of teardown as they stand in output.</summary>
internal static class TeardownNames
{
    private static readonly string[] Names = ["none", "four-way", "three-segment", "simultaneous", "half-closed", "reset"];

    /// <summary>The kind's name, <c>four-way</c> for <see cref="Teardown.FourWay"/>.</summary>
    public static string Name(this Teardown teardown) => Names[(int)teardown];
}
