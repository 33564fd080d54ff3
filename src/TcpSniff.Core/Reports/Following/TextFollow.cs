using System.Buffers;
using System.Text;
using TcpSniff.Packets;
using TcpSniff.Tracking.Reassembly;
using TcpSniff.Typography;

namespace TcpSniff.Reports.Following;

/// <summary>Shows the streams as text. When the other side begins to speak, a line that has begun ends.</summary>
internal sealed class TextFollow(Stream output, FollowOptions options) : FollowLines(output, options)
{
    /// <summary>A line longer than this many bytes is broken, so that a stream without line ends does not fill the memory.</summary>
    private const int LongestLine = 32 * 1024;

    private readonly ArrayBufferWriter<byte> _begun = new();
    private Role _from;

    /// <inheritdoc/>
    public override void Data(Role from, in StreamPiece piece, ReadOnlySpan<byte> bytes)
    {
        if (from != _from)
        {
            EndLine();
            _from = from;
        }

        _begun.Write(bytes);
        var whole = _begun.WrittenSpan.LastIndexOf((byte)'\n') + 1;
        Show(whole > 0 || _begun.WrittenCount < LongestLine ? whole : WholeCharacters(_begun.WrittenSpan));
    }

    /// <inheritdoc/>
    protected override void EndLine() => Show(_begun.WrittenCount);

    /// <summary>Shows the first bytes of what has begun, as lines.</summary>
    private void Show(int count)
    {
        if (count == 0)
        {
            return;
        }

        var text = WireText.Lines(_begun.WrittenSpan[..count]);
        foreach (var line in text.AsSpan(0, text.EndsWith('\n') ? text.Length - 1 : text.Length).EnumerateLines())
        {
            Line(_from, line.ToString());
        }

        var rest = _begun.WrittenSpan[count..].ToArray();
        _begun.ResetWrittenCount();
        _begun.Write(rest);
    }

    /// <summary>Bytes up to the beginning of a character that may go on in the next packet.</summary>
    private static int WholeCharacters(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= 3 && back < bytes.Length; back++)
        {
            if (Rune.DecodeFromUtf8(bytes[^back..], out _, out _) == OperationStatus.NeedMoreData)
            {
                return bytes.Length - back;
            }
        }

        return bytes.Length;
    }
}
