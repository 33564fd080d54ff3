using TcpSniff.Packets;

namespace TcpSniff.Lab.Tests.Aligning;

/// <summary>A packet that a kernel sent, and what the box did to it.</summary>
/// <param name="From">Who sent it.</param>
/// <param name="Frame">Its number in the capture beside that end.</param>
internal sealed record BoxedPacket(Role From, int Frame)
{
    /// <summary>Whether the box dropped it.</summary>
    public bool IsLost { get; set; }

    /// <summary>Whether the box held it up.</summary>
    public bool IsHeldUp { get; set; }

    /// <summary>Whether it was delivered twice.</summary>
    public bool IsDoubled { get; set; }

    /// <summary>Its place among what was delivered in its direction; null where it was not.</summary>
    public int? Place { get; set; }
}
