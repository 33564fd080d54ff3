using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Wireshark;

/// <summary>Which operations of Multipath TCP one side used, and which of both sides it could have answered (RFC 8684 section 3).</summary>
/// <param name="Sent">Operations that this side sent, one bit for each subtype.</param>
/// <param name="Known">Operations of both sides before this side's last segment.</param>
internal readonly record struct MptcpOperations(ushort Sent, ushort Known)
{
    /// <summary>Whether an operation new to the connection came with this side's last segment or since.</summary>
    public bool HasNews(MptcpOperations peer) => (ushort)(Sent | peer.Sent) != Known;

    /// <summary>The operations after one more segment of this side.</summary>
    public MptcpOperations After(in TcpOptions options, MptcpOperations peer)
    {
        var used = options.Has(TcpOptionKinds.Mptcp) ? 1 << (options.MptcpSubtype & 15) : 0;
        return new((ushort)(Sent | used), (ushort)(Sent | peer.Sent));
    }
}
