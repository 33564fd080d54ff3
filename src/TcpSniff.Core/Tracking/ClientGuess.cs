using TcpSniff.Packets;

namespace TcpSniff.Tracking;

/// <summary>Decides who the client is: who sent the SYN, else who a SYN+ACK shows, else the side with the higher port.</summary>
internal static class ClientGuess
{
    /// <summary>Takes the segment's evidence where it is better than what was known.</summary>
    public static void Update(Connection connection, in TcpSegment segment, bool starts)
    {
        if (starts)
        {
            connection.ClientSide = connection.Key.Port0 >= connection.Key.Port1 ? (byte)0 : (byte)1;
        }

        if (!segment.Has(TcpFlags.Syn))
        {
            return;
        }

        var (basis, side) = segment.Has(TcpFlags.Ack)
            ? (ClientBasis.SynAck, segment.SourceSide ^ 1)
            : (ClientBasis.Syn, segment.SourceSide);
        if (basis > connection.ClientBasis)
        {
            (connection.ClientBasis, connection.ClientSide) = (basis, (byte)side);
        }
    }
}
