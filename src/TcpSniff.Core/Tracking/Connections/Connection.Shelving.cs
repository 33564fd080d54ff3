using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Shelving;

namespace TcpSniff.Tracking.Connections;

/// <content>How a connection is made, put away in a few hundred bytes, taken out again, and used for another one.</content>
public sealed partial class Connection
{
    /// <summary>Becomes a new connection, whatever it was before.</summary>
    internal Connection Begin(int stream, in FlowKey key, long frame, CaptureTime time)
    {
        (Stream, Key, FirstTime) = (stream, key, time);
        _own = default;
        (_own.FirstFrame, _own.LastFrame, _own.LastTime) = (frame, frame, time);
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
        packer.Write(_own);
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
        Stream = stream;
        unpacker.Read(out _key);
        unpacker.Read(out CaptureTime time);
        FirstTime = time;
        unpacker.Base = (ulong)time.Nanoseconds;
        unpacker.Read(out _own);
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
}
