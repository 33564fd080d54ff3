using TcpSniff.Decoding;
using TcpSniff.Naming;
using TcpSniff.Packets;
using TcpSniff.Timelines;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Reports;

/// <summary>
/// One view in one format on its way to an output. Row views are written while the capture is read; the others when it is
/// finished. A report overrides what it shows and passes over the rest.
/// </summary>
internal abstract class Report : IDisposable
{
    /// <summary>The capture that is about to be shown, as far as it is known.</summary>
    public virtual void Begin(CaptureSummary capture)
    {
    }

    /// <summary>The packet that a reading is at: whatever of the below it is.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="udp">Whether datagrams were asked for.</param>
    public void Packet(Pipeline reading, bool udp)
    {
        ref readonly var decoded = ref reading.Decoded;
        switch (decoded.Kind)
        {
            case PacketKind.Tcp:
                Segment(reading.Facts, reading.Payload);
                break;
            case PacketKind.Udp when udp:
                Datagram(reading.Frame, reading.Packet.Time, decoded.Datagram, reading.Payload);
                break;
            case PacketKind.IcmpError when reading.Tracker.Find(decoded.Icmp.Key) is { } connection:
                IcmpError(reading.Frame, reading.Packet.Time, decoded.Icmp, connection);
                break;
        }
    }

    /// <summary>The next segment.</summary>
    public virtual void Segment(in SegmentFacts facts, ReadOnlySpan<byte> payload)
    {
    }

    /// <summary>The next UDP datagram, where those were asked for.</summary>
    public virtual void Datagram(long frame, CaptureTime time, in UdpDatagram datagram, ReadOnlySpan<byte> payload)
    {
    }

    /// <summary>An ICMP error about a segment of <paramref name="connection"/>.</summary>
    public virtual void IcmpError(long frame, CaptureTime time, in IcmpError error, Connection connection)
    {
    }

    /// <summary>A socket call of one of the programs, where this program plays them; in any order, before the packets that it causes.</summary>
    public virtual void Call(in SocketCall call)
    {
    }

    /// <summary>The programs of a connection's ends were found, or more of them, while the capture is taken.</summary>
    public virtual void Programs(int stream, ConnectionOwners owners)
    {
    }

    /// <summary>Whether it shows each connection when it is final, and needs it no more then: a capture that goes on for ever lets go of them.</summary>
    public virtual bool TakesFinalConnections => false;

    /// <summary>Whether it keeps a connection that came with a segment beyond that segment.</summary>
    public virtual bool KeepsConnections => true;

    /// <summary>A connection that is final while the capture goes on; it is forgotten afterwards.</summary>
    public virtual void Connection(ConnectionResult result)
    {
    }

    /// <summary>Makes everything written so far visible.</summary>
    public virtual void Flush()
    {
    }

    /// <summary>The capture is at its end.</summary>
    public virtual void Finish(AnalysisResult result)
    {
    }

    /// <inheritdoc/>
    public virtual void Dispose()
    {
        Flush();
        GC.SuppressFinalize(this);
    }
}
