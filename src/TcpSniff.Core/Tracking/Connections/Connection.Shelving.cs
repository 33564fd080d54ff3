using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Shelving;

namespace TcpSniff.Tracking.Connections;

/// <content>How a connection is made, put away in a few hundred bytes, taken out again, and used for another one.</content>
public sealed partial class Connection
{
    /// <summary>Stands for the shape of what is written in full.</summary>
    private const byte InFull = Patterns.Count;

    /// <summary>Most keys are of IPv4.</summary>
    private static readonly Pattern OfKeys = Pattern.Of(new FlowKey(IpAddress.FromIPv4(0), IpAddress.FromIPv4(0), 0, 0, 0));

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
    /// <param name="packer">What writes it.</param>
    /// <param name="patterns">What others are like; null to write it in full.</param>
    /// <returns>Whether that is possible: what few connections have is not written.</returns>
    internal bool TryPack(Packer packer, Patterns? patterns = null)
    {
        packer.Clear();
        if (Errors is not null || !Zeek.IsPlain || !_side0.IsPlain(Stream, 0) || !_side1.IsPlain(Stream, 1))
        {
            return false;
        }

        packer.Pattern = OfKeys;
        packer.Write(Key);
        packer.Pattern = null;
        var shape = (byte)(Shape() % Patterns.Count);
        var pattern = patterns?[shape];
        packer.Write(pattern is null ? InFull : shape);
        packer.Write(FirstTime);
        packer.Base = (ulong)FirstTime.Nanoseconds;
        packer.Pattern = pattern;
        if (pattern is null && patterns is not null)
        {
            packer.Learning = patterns[shape] = new();
        }

        packer.Write(_own);
        _side0.PackFixed(packer);
        _side1.PackFixed(packer);
        _side0.PackLists(packer);
        _side1.PackLists(packer);
        Noted.Pack(packer);
        return true;
    }

    /// <summary>The ends of what was written.</summary>
    internal static FlowKey KeyOf(ReadOnlySpan<byte> packed)
    {
        new Unpacker(packed) { Pattern = OfKeys }.Read(out FlowKey key);
        return key;
    }

    /// <summary>Becomes what was written, whatever it was before.</summary>
    internal Connection Unpack(int stream, ReadOnlySpan<byte> packed, Patterns patterns)
    {
        var unpacker = new Unpacker(packed) { Pattern = OfKeys };
        Stream = stream;
        unpacker.Read(out _key);
        unpacker.Pattern = null;
        unpacker.Read(out byte shape);
        unpacker.Read(out CaptureTime time);
        FirstTime = time;
        unpacker.Base = (ulong)time.Nanoseconds;
        unpacker.Pattern = shape == InFull ? null : patterns[shape];
        unpacker.Read(out _own);
        var has0 = _side0.UnpackFixed(ref unpacker);
        var has1 = _side1.UnpackFixed(ref unpacker);
        _side0.UnpackLists(ref unpacker, has0);
        _side1.UnpackLists(ref unpacker, has1);
        Noted.Unpack(ref unpacker);
        Errors = null;
        return this;
    }

    /// <summary>Connections of the same shape are likely to have much in common.</summary>
    private uint Shape() =>
        (((((((uint)Completeness * 31) + ClientSide) * 31) + (uint)Math.Min(Noted.Count, 8)) * 31) + _side0.Shape) * 31 + _side1.Shape;

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
