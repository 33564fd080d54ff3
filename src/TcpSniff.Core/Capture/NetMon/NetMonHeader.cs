using System.Buffers.Binary;

namespace TcpSniff.Capture.NetMon;

/// <summary>The header of a Network Monitor capture file (Network Monitor 3.4, "Capture File Format"); all its numbers are little-endian.</summary>
/// <remarks>
/// <code>
///  0               1               2               3
/// +---------------+---------------+---------------+---------------+
/// |                  magic: RTSS (1.x), GMBU (2.x)                |
/// | minor version | major version |            network            |
/// |  local time: year, month, day of week, day, hour, minute,     |
/// |              second, millisecond, 16 bits each                |
/// |                 offset of the frame table                     |
/// |                 length of the frame table                     |
/// |  offsets and lengths of user data, comments, processes, …
/// </code>
/// </remarks>
internal sealed record NetMonHeader
{
    /// <summary>Bytes that every version has.</summary>
    public const int Length = 32;

    /// <summary>Bytes that all known versions keep free for the header; the first frame comes behind them.</summary>
    public const int FullLength = 128;

    private const int EntryLength = sizeof(uint);

    /// <summary>1 or 2.</summary>
    public required int Major { get; init; }

    /// <summary>0 to 3 in version 2.</summary>
    public required int Minor { get; init; }

    /// <summary>The kind of network, for frames that do not say it themselves.</summary>
    public required ushort Network { get; init; }

    /// <summary>When the capture began, nanoseconds since 1970 by the clock of its machine, which is taken for UTC.</summary>
    public required long Start { get; init; }

    /// <summary>Where the offsets of all frames stand.</summary>
    public required uint TableOffset { get; init; }

    /// <summary>How many frames there are.</summary>
    public required uint Frames { get; init; }

    /// <summary>Bytes of a frame before its packet.</summary>
    public int FrameHeader => Major == 1 ? 8 : 16;

    /// <summary>Bytes of a frame behind its packet: what it is, in later versions whose it was, at last its time in UTC.</summary>
    public int FrameTrailer => (Major, Minor) switch
    {
        (1, _) or (_, 0) => 0,
        (_, 1) => 2,
        (_, 2) => 6,
        _ => 15,
    };

    /// <summary>Whether four bytes are the magic of either version.</summary>
    public static bool IsMagic(ReadOnlySpan<byte> magic) => magic.SequenceEqual("RTSS"u8) || magic.SequenceEqual("GMBU"u8);

    /// <summary>Reads the header.</summary>
    /// <param name="header">All <see cref="Length"/> bytes.</param>
    public static NetMonHeader Read(ReadOnlySpan<byte> header) => new()
    {
        Minor = header[4],
        Major = header[5],
        Network = BinaryPrimitives.ReadUInt16LittleEndian(header[6..]),
        Start = ReadTime(header[8..24]),
        TableOffset = BinaryPrimitives.ReadUInt32LittleEndian(header[24..]),
        Frames = BinaryPrimitives.ReadUInt32LittleEndian(header[28..]) / EntryLength,
    };

    // A date that there is not counts from the epoch: what is between frames holds all the same.
    private static long ReadTime(ReadOnlySpan<byte> time)
    {
        Span<int> parts = stackalloc int[8];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = BinaryPrimitives.ReadUInt16LittleEndian(time[(2 * i)..]);
        }

        var sound = parts[0] is >= 1970 and <= 2200 && parts[1] is >= 1 and <= 12 && parts[3] >= 1 && parts[3] <= DateTime.DaysInMonth(parts[0], parts[1])
            && parts[4] < 24 && parts[5] < 60 && parts[6] < 60 && parts[7] < 1000;
        return sound ? (new DateTime(parts[0], parts[1], parts[3], parts[4], parts[5], parts[6], parts[7], DateTimeKind.Utc) - DateTime.UnixEpoch).Ticks * 100 : 0;
    }
}
