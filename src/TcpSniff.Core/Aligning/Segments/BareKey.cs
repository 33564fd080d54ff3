using TcpSniff.Packets;

namespace TcpSniff.Aligning.Segments;

/// <summary>What a segment that takes no numbers says, and what marks it.</summary>
/// <param name="Start">Its sequence number, in the common count.</param>
/// <param name="Acknowledged">Its acknowledgment number, in the common count.</param>
/// <param name="Resets">Whether it is a RST.</param>
/// <param name="Stamp">Its time stamp; 0 for none, or where the way changes it.</param>
/// <param name="Identification">Its IP identification; 0 for none, or where the way changes it.</param>
/// <param name="Window">Its window; 0 where the way changes it.</param>
internal readonly record struct BareKey(long Start, long Acknowledged, bool Resets, uint Stamp, uint Identification, ushort Window)
{
    /// <summary>A hash that nobody can choose.</summary>
    public override int GetHashCode() => SecretHash.Of((ulong)Start, (ulong)Acknowledged, ((ulong)Stamp << 32) | Identification, Resets ? Window + 65_536u : Window);
}
