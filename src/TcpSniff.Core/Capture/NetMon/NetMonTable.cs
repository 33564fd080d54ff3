using System.Buffers.Binary;

namespace TcpSniff.Capture.NetMon;

/// <summary>Where the frames of a file lie: as its table says where it can be looked at, else one behind another.</summary>
internal sealed class NetMonTable
{
    private const int EntryLength = sizeof(uint);
    private const int Chunk = 1024;

    private readonly ByteWindow _window;
    private readonly NetMonHeader _header;
    private readonly byte[]? _entries;
    private uint _first = uint.MaxValue;

    public NetMonTable(ByteWindow window, NetMonHeader header)
    {
        (_window, _header) = (window, header);
        var end = header.TableOffset + (header.Frames * (long)EntryLength);
        var last = new byte[1];
        IsThere = header.Frames == 0 || !window.CanPeek || window.TryPeek(end - 1, last);
        _entries = header.Frames > 0 && IsThere && window.CanPeek ? new byte[Chunk * EntryLength] : null;
    }

    /// <summary>Whether all of it is there, as far as anybody can look; a file that was cut lost it first.</summary>
    public bool IsThere { get; }

    /// <summary>The offset of a frame, asked for in order; false where the table does not go so far.</summary>
    public bool TryFind(uint frame, out long place)
    {
        place = _window.Offset;
        if (_entries is null)
        {
            return true;
        }

        if (frame < _first || frame - _first >= Chunk)
        {
            var count = (int)Math.Min(Chunk, _header.Frames - frame);
            if (!_window.TryPeek(_header.TableOffset + (frame * (long)EntryLength), _entries.AsSpan(0, count * EntryLength)))
            {
                return false;
            }

            _first = frame;
        }

        place = BinaryPrimitives.ReadUInt32LittleEndian(_entries.AsSpan((int)(frame - _first) * EntryLength));
        return true;
    }
}
