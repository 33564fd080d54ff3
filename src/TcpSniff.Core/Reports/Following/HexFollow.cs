using System.Globalization;
using System.Text;
using TcpSniff.Packets;
using TcpSniff.Tracking.Reassembly;

namespace TcpSniff.Reports.Following;

/// <summary>Shows the streams in rows of sixteen bytes: offset in the side's stream, hexadecimal, ASCII.</summary>
internal sealed class HexFollow(Stream output, FollowOptions options) : FollowLines(output, options)
{
    private const int Columns = 16;

    private readonly byte[] _row = new byte[Columns];
    private int _count;
    private long _offset;
    private Role _from;

    /// <inheritdoc/>
    public override void Data(Role from, in StreamPiece piece, ReadOnlySpan<byte> bytes)
    {
        if (from != _from || piece.Offset != _offset + _count)
        {
            EndLine();
            (_from, _offset) = (from, piece.Offset);
        }

        while (!bytes.IsEmpty)
        {
            var taken = Math.Min(bytes.Length, Columns - _count);
            bytes[..taken].CopyTo(_row.AsSpan(_count));
            bytes = bytes[taken..];
            _count += taken;
            if (_count == Columns)
            {
                EndLine();
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndLine()
    {
        if (_count > 0)
        {
            Line(_from, Row(_offset, _row.AsSpan(0, _count)));
        }

        _offset += _count;
        _count = 0;
    }

    private static string Row(long offset, ReadOnlySpan<byte> bytes)
    {
        var row = new StringBuilder(80).Append(CultureInfo.InvariantCulture, $"{offset:x8} ");
        for (var i = 0; i < Columns; i++)
        {
            row.Append(i % 8 == 0 ? " " : "");
            row.Append(i < bytes.Length ? string.Create(CultureInfo.InvariantCulture, $"{bytes[i]:x2} ") : "   ");
        }

        row.Append(" |");
        foreach (var value in bytes)
        {
            row.Append(value is >= 0x20 and < 0x7F ? (char)value : '.');
        }

        return row.Append('|').ToString();
    }
}
