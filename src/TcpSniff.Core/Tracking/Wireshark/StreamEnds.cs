using System.Runtime.CompilerServices;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Wireshark;

namespace TcpSniff.Tracking.Wireshark;

/// <summary>
/// What one has to remember of a connection to know where the next one begins on its ends: twelve bytes, so that streams can be
/// numbered without being tracked.
/// </summary>
internal struct StreamEnds
{
    private SequenceNumber _base0;
    private SequenceNumber _base1;
    private Seen _seen;

    // The bit of side 1 stands behind that of side 0.
    [Flags]
    private enum Seen : byte
    {
        Base = 1,
        Rst = 4,
        Fin = 16,
        FinWithAck = 32,
    }

    /// <summary>Whether there was a FIN.</summary>
    public readonly bool HasFin => (_seen & Seen.Fin) != 0;

    /// <summary>Whether there was a RST, or a FIN that acknowledges, as every one does (Wireshark's completeness counts only those).</summary>
    public readonly bool IsOver => (_seen & Seen.FinWithAck) != 0 || Reset(0) || Reset(1);

    /// <summary>What a tracked connection remembers.</summary>
    public static StreamEnds Of(Connection connection)
    {
        var ends = default(StreamEnds);
        for (var side = 0; side < 2; side++)
        {
            ref readonly var books = ref connection.Side(side);
            if (books.Base.IsSet)
            {
                // Another answer to a SYN begins a stream with its own number, though the connection goes on with the first.
                ends.Set(side, books.Rare?.SecondAnswer is { Taken: false } other ? other.Second.Number : books.Base.Value);
            }

            ends._seen |= (books.Counted.Rst > 0 ? Of(Seen.Rst, side) : 0) | (books.Counted.Fin > 0 ? Seen.Fin : 0);
        }

        ends._seen |= ((connection.Completeness | connection.HeldCompleteness) & Completeness.Fin) != 0 ? Seen.FinWithAck : 0;
        return ends;
    }

    /// <summary>Whether it is known which number a side counts from.</summary>
    public readonly bool Counts(int side) => (_seen & Of(Seen.Base, side)) != 0;

    /// <summary>The number that a side counts from.</summary>
    public readonly SequenceNumber Base(int side) => side == 0 ? _base0 : _base1;

    /// <summary>Whether a side sent a RST.</summary>
    public readonly bool Reset(int side) => (_seen & Of(Seen.Rst, side)) != 0;

    /// <summary>Remembers a segment; a test holds that it is what the tracker's books say.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void See(in TcpSegment segment)
    {
        var side = segment.SourceSide;
        if (segment.Has(TcpFlags.Syn))
        {
            Set(side, segment.Seq);
        }
        else if (!Counts(side))
        {
            Set(side, segment.Seq - 1);
        }

        if (segment.Has(TcpFlags.Ack) && !Counts(side ^ 1))
        {
            Set(side ^ 1, segment.Ack - 1);
        }

        if (segment.HasAny(TcpFlags.Fin | TcpFlags.Rst))
        {
            _seen |= (segment.Has(TcpFlags.Rst) ? Of(Seen.Rst, side) : 0)
                | (segment.Has(TcpFlags.Fin) ? Seen.Fin : 0)
                | (segment.Has(TcpFlags.Fin | TcpFlags.Ack) ? Seen.FinWithAck : 0);
        }
    }

    private static Seen Of(Seen what, int side) => (Seen)((int)what << side);

    private void Set(int side, SequenceNumber number)
    {
        (side == 0 ? ref _base0 : ref _base1) = number;
        _seen |= Of(Seen.Base, side);
    }
}
