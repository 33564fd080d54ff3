using TcpSniff.Packets;

namespace TcpSniff.Tracking.Labels;

/// <summary>Which operation of Multipath TCP a segment carries (RFC 8684 section 3).</summary>
internal static class MptcpOperation
{
    /// <summary>0 for none, else one more than the option's subtype.</summary>
    public static byte Of(in TcpOptions options) => options.Has(TcpOptionKinds.Mptcp) ? (byte)(options.MptcpSubtype + 1) : (byte)0;
}
