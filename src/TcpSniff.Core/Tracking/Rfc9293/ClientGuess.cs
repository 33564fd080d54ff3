using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Tracking.Rfc9293;

/// <summary>Decides who the client is: who sent the SYN, else who a SYN+ACK shows, else the side with the higher port.</summary>
internal static class ClientGuess
{
    /// <summary>Takes the segment's evidence where it is better than what was known, and says who sent it.</summary>
    public static void Update(Connection connection, ref Books sender, ref Books receiver, ref SegmentFacts facts)
    {
        if (facts.IsFirst)
        {
            connection.ClientSide = connection.Key.Port0 >= connection.Key.Port1 ? (byte)0 : (byte)1;
        }

        if (facts.Segment.Has(TcpFlags.Syn))
        {
            Take(connection, facts.Segment);
        }

        facts.From = connection.RoleOf(facts.Segment.SourceSide);
    }

    private static void Take(Connection connection, in TcpSegment segment)
    {
        var (basis, side) = segment.Has(TcpFlags.Ack)
            ? (ClientBasis.SynAck, segment.SourceSide ^ 1)
            : (ClientBasis.Syn, segment.SourceSide);
        if (basis > connection.ClientBasis)
        {
            (connection.ClientBasis, connection.ClientSide) = (basis, (byte)side);
        }
    }
}
