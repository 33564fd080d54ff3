using TcpSniff.Packets;
using TcpSniff.Testing;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections.Wireshark;

namespace TcpSniff.Core.Tests.Tracking;

/// <summary>Plays segments of one connection to a tracker, each with its time, and keeps what the tracker says about the last one.</summary>
/// <remarks>The client's numbers begin at 1000, the server's at 5000; the SYNs offer a window scale only where one is given.</remarks>
internal sealed class Conversation
{
    private readonly Segments _segments = Segments.Between();
    private SegmentFacts _facts;
    private double _milliseconds;
    private long _frame;

    public Tracker Tracker { get; init; } = new();

    /// <summary>What the tracker says about the last segment.</summary>
    public ref readonly SegmentFacts Last => ref _facts;

    public AnalysisFlags Labels => _facts.Analysis;

    /// <summary>A connection after its handshake; the initial RTT is 10 ms.</summary>
    public static Conversation Open(byte? clientScale = null, byte? serverScale = null)
    {
        var conversation = new Conversation();
        var syn = conversation._segments.Client(TcpFlags.Syn, 1000);
        var answer = conversation._segments.Server(TcpFlags.Syn | TcpFlags.Ack, 5000, 1001);
        conversation.Play(clientScale is { } client ? syn.WithWindowScale(client) : syn);
        conversation.Wait(5).Play(serverScale is { } server ? answer.WithWindowScale(server) : answer);
        return conversation.Wait(5).Client(1001, 5001);
    }

    /// <summary>Lets time pass; negative for a clock that goes back.</summary>
    public Conversation Wait(double milliseconds)
    {
        _milliseconds += milliseconds;
        return this;
    }

    /// <summary>The client sends.</summary>
    public Conversation Client(uint seq, uint ack, int length = 0, ushort window = 65535, TcpFlags flags = TcpFlags.Ack) =>
        Play(_segments.Client(flags, seq, ack, length, window));

    /// <summary>The server sends.</summary>
    public Conversation Server(uint seq, uint ack, int length = 0, ushort window = 65535, TcpFlags flags = TcpFlags.Ack) =>
        Play(_segments.Server(flags, seq, ack, length, window));

    /// <summary>The server acknowledges selectively.</summary>
    public Conversation ServerSack(uint seq, uint ack, params (uint Left, uint Right)[] blocks) =>
        Play(_segments.Server(TcpFlags.Ack, seq, ack).WithSack(blocks));

    /// <summary>Any segment.</summary>
    public Conversation Play(TcpSegment segment)
    {
        Tracker.Track(++_frame, new CaptureTime((long)(_milliseconds * 1e6)), segment, ref _facts);
        return this;
    }
}
