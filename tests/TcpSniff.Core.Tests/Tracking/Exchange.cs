using TcpSniff.Packets;
using TcpSniff.Testing;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Core.Tests.Tracking;

/// <summary>One connection that is tracked while its segments are written down; the client's ISN is 1000, the server's 5000, a segment comes every millisecond.</summary>
internal sealed class Exchange
{
    private const TcpFlags Syn = TcpFlags.Syn;
    private const TcpFlags Ack = TcpFlags.Ack;

    private readonly Tracker _tracker = new();
    private readonly Segments _segments;
    private long _frame;
    private CaptureTime _time = CaptureTime.FromSeconds(1_700_000_000, 0);

    private Exchange(string client, string server) => _segments = Segments.Between(client, server);

    /// <summary>The connection; the latest if there were several.</summary>
    public Connection Connection => _tracker.Connections[^1];

    /// <summary>Nothing sent yet.</summary>
    public static Exchange Between(string client = "10.0.0.1:40000", string server = "10.0.0.2:80") => new(client, server);

    /// <summary>After a three-way handshake without options.</summary>
    public static Exchange Established() => Between().Client(Syn, 1000).Server(Syn | Ack, 5000, 1001).Client(Ack, 1001, 5001);

    /// <summary>Lets time pass before the next segment, besides the usual millisecond.</summary>
    public Exchange After(double milliseconds)
    {
        _time += Duration.FromMilliseconds(milliseconds);
        return this;
    }

    /// <summary>The client sends a segment.</summary>
    public Exchange Client(TcpFlags flags, uint seq, uint ack = 0, int length = 0, ushort window = 65535, Func<TcpSegment, TcpSegment>? with = null) =>
        Track(_segments.Client(flags, seq, ack, length, window), with);

    /// <summary>The server sends a segment.</summary>
    public Exchange Server(TcpFlags flags, uint seq, uint ack = 0, int length = 0, ushort window = 65535, Func<TcpSegment, TcpSegment>? with = null) =>
        Track(_segments.Server(flags, seq, ack, length, window), with);

    private Exchange Track(TcpSegment segment, Func<TcpSegment, TcpSegment>? with)
    {
        var facts = default(SegmentFacts);
        _tracker.Track(++_frame, _time, with?.Invoke(segment) ?? segment, ref facts);
        return After(1);
    }
}
