using TcpSniff.Decoding;
using TcpSniff.Faults;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;

namespace TcpSniff;

/// <content>What a bug costs: a packet, or the connection whose state it may have torn.</content>
public sealed partial class Pipeline
{
    /// <summary>Leaves out a segment of a torn connection; a SYN may begin another one on the same ends.</summary>
    private bool IsOfTorn(in TcpSegment segment)
    {
        if ((segment.Flags & (TcpFlags.Syn | TcpFlags.Ack)) == TcpFlags.Syn || Tracker.Find(segment.Key) is not { } connection || !_torn.Contains(connection.Stream))
        {
            return false;
        }

        SetAside(connection);
        return true;
    }

    private void Tear(Exception bug)
    {
        var connection = _decoded.Kind == PacketKind.Tcp ? Tracker.Find(_decoded.Segment.Key) : null;
        Net.Note(bug, connection is null ? Loss.Packet : Loss.Connection, Frame, connection?.Stream);
        if (connection is not null)
        {
            _torn.Add(connection.Stream);
        }

        SetAside(connection);
    }

    private void SetAside(Connection? connection = null)
    {
        LeftOut = connection;
        _decoded.Kind = PacketKind.Undecoded;
        _decoded.Error = new(default, DecodeFault.Exception, 0, 0, 0);
    }
}
