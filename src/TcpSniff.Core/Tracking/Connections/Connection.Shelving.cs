using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Shelving;
using TcpSniff.Tracking.Connections.TimeBreakdown;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Tracking.Connections.Zeek;

namespace TcpSniff.Tracking.Connections;

/// <content>How a connection is made, put away in a few hundred bytes, taken out again, and used for another one.</content>
public sealed partial class Connection
{
    /// <summary>Becomes a new connection, whatever it was before.</summary>
    internal Connection Begin(int stream, in FlowKey key, long frame, CaptureTime time)
    {
        var plain = default(Plain);
        (plain.FirstFrame, plain.LastFrame, plain.LastTime) = (frame, frame, time);
        Take(stream, key, time, plain);
        _side0.Clear();
        _side1.Clear();
        Noted.Clear();
        Errors = null;
        (Ended, IsFinal, IsEnding) = (Ended.Capture, false, false);
        return this;
    }

    /// <summary>Writes everything but the number.</summary>
    /// <returns>Whether that is possible: what few connections have is not written.</returns>
    internal bool TryPack(Packer packer)
    {
        packer.Clear();
        if (Errors is not null || !Zeek.IsPlain || !_side0.IsPlain(Stream, 0) || !_side1.IsPlain(Stream, 1))
        {
            return false;
        }

        packer.Write(Key);
        packer.Write(FirstTime);
        packer.Base = (ulong)FirstTime.Nanoseconds;
        packer.Write(new Plain
        {
            FirstFrame = FirstFrame,
            LastFrame = LastFrame,
            LastTime = LastTime,
            ClientBasis = ClientBasis,
            ClientSide = ClientSide,
            Completeness = Completeness,
            HeldCompleteness = HeldCompleteness,
            InitialRtt = InitialRtt,
            HandshakeClock = HandshakeClock,
            Predecessor = Predecessor,
            Lifecycle = Lifecycle,
            StateTimes = StateTimes,
            Budget = Budget,
            Zeek = Zeek,
        });
        _side0.Pack(packer);
        _side1.Pack(packer);
        Noted.Pack(packer);
        return true;
    }

    /// <summary>The ends of what was written.</summary>
    internal static FlowKey KeyOf(ReadOnlySpan<byte> packed)
    {
        new Unpacker(packed).Read(out FlowKey key);
        return key;
    }

    /// <summary>Becomes what was written, whatever it was before.</summary>
    internal Connection Unpack(int stream, ReadOnlySpan<byte> packed)
    {
        var unpacker = new Unpacker(packed);
        unpacker.Read(out FlowKey key);
        unpacker.Read(out CaptureTime time);
        unpacker.Base = (ulong)time.Nanoseconds;
        unpacker.Read(out Plain plain);
        Take(stream, key, time, plain);
        _side0.Unpack(ref unpacker);
        _side1.Unpack(ref unpacker);
        Noted.Unpack(ref unpacker);
        Errors = null;
        return this;
    }

    /// <summary>Takes another number.</summary>
    /// <param name="numbers">The new numbers by the old ones.</param>
    internal Connection Renumber(int[] numbers)
    {
        Stream = numbers[Stream];
        Predecessor = Predecessor is { } before ? before with { Stream = numbers[before.Stream] } : null;
        _side0.Rare?.Renumber(numbers);
        _side1.Rare?.Renumber(numbers);
        return this;
    }

    private void Take(int stream, in FlowKey key, CaptureTime time, in Plain plain)
    {
        Stream = stream;
        Key = key;
        FirstTime = time;
        FirstFrame = plain.FirstFrame;
        LastFrame = plain.LastFrame;
        LastTime = plain.LastTime;
        ClientBasis = plain.ClientBasis;
        ClientSide = plain.ClientSide;
        Completeness = plain.Completeness;
        HeldCompleteness = plain.HeldCompleteness;
        InitialRtt = plain.InitialRtt;
        HandshakeClock = plain.HandshakeClock;
        Predecessor = plain.Predecessor;
        Lifecycle = plain.Lifecycle;
        StateTimes = plain.StateTimes;
        Budget = plain.Budget;
        Zeek = plain.Zeek;
    }

    // All that a connection knows of itself beside the books of its sides.
    private struct Plain
    {
        public long FirstFrame;
        public long LastFrame;
        public CaptureTime LastTime;
        public ClientBasis ClientBasis;
        public byte ClientSide;
        public Completeness Completeness;
        public Completeness HeldCompleteness;
        public Duration? InitialRtt;
        public HandshakeClock HandshakeClock;
        public Predecessor? Predecessor;
        public Lifecycle Lifecycle;
        public StateTimes StateTimes;
        public TimeBudget Budget;
        public ZeekConversation Zeek;
    }
}
