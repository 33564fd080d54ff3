using System.Text;
using TcpSniff.Packets;
using TcpSniff.Testing;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Reassembly;

namespace TcpSniff.Core.Tests.Tracking.Reassembly;

/// <summary>Plays segments with payload through the tracker and reassembles both sides, with a rehearsal and without.</summary>
internal sealed class TwoStreams
{
    private readonly List<(TcpSegment Segment, byte[] Payload)> _played = [];
    private readonly Segments _segments = Segments.Between();

    /// <summary>A connection after its handshake: the client's first byte is number 1001, the server's 5001.</summary>
    public static TwoStreams Open() => new TwoStreams()
        .Client(1000, 0, "", TcpFlags.Syn)
        .Server(5000, 1001, "", TcpFlags.Syn | TcpFlags.Ack)
        .Client(1001, 5001);

    public TwoStreams Client(uint seq, uint ack, string text = "", TcpFlags flags = TcpFlags.Ack) => Play(_segments.Client(flags, seq, ack), text);

    public TwoStreams Server(uint seq, uint ack, string text = "", TcpFlags flags = TcpFlags.Ack) => Play(_segments.Server(flags, seq, ack), text);

    /// <summary>Any segment; its length is that of the text, its captured length at most <paramref name="captured"/>.</summary>
    public TwoStreams Play(TcpSegment segment, string text, int captured = int.MaxValue)
    {
        var payload = Encoding.Latin1.GetBytes(text);
        segment.PayloadLength = payload.Length;
        segment.CapturedPayload = Math.Min(payload.Length, captured);
        _played.Add((segment, payload[..segment.CapturedPayload]));
        return this;
    }

    public TcpSegment FromClient(TcpFlags flags, uint seq, uint ack) => _segments.Client(flags, seq, ack);

    /// <summary>What both sides sent, where the whole conversation is known before it is told.</summary>
    public (StreamLog Client, StreamLog Server) Tell() => Tell(Pass(new StreamLog(), new StreamLog(), null));

    /// <summary>The same, told while it goes on.</summary>
    public (StreamLog Client, StreamLog Server) TellLive() => Tell(null);

    private (StreamLog Client, StreamLog Server) Tell(ConnectionStreams? rehearsal)
    {
        var (client, server) = (new StreamLog(), new StreamLog());
        Pass(client, server, rehearsal).Finish();
        return (client, server);
    }

    private ConnectionStreams Pass(StreamLog client, StreamLog server, ConnectionStreams? rehearsal)
    {
        var tracker = new Tracker();
        var facts = default(SegmentFacts);
        ConnectionStreams? streams = null;
        foreach (var (index, (segment, payload)) in _played.Index())
        {
            tracker.Track(index + 1, new(1_000_000L * index), segment, ref facts);
            streams ??= new(facts.Connection, client, server, rehearsal: rehearsal);
            streams.Add(facts, payload);
        }

        return streams!;
    }
}
