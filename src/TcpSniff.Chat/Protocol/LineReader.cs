using System.Text;

namespace TcpSniff.Chat.Protocol;

/// <summary>Cuts a stream of bytes into lines, without ever holding more than one of the longest.</summary>
/// <param name="receive">Receives into a buffer; 0 at the end.</param>
/// <param name="longest">Bytes of a line at most.</param>
/// <param name="isDrained">
/// Says whether nothing more has arrived so far. Given, what comes is handed over as it comes, until something comes that a line feed ends: the other side may not use any.
/// </param>
internal sealed class LineReader(
    Func<Memory<byte>, CancellationToken, ValueTask<int>> receive, int longest = ChatWords.LongestLine, Func<bool>? isDrained = null) : IMessageReader
{
    private const int FirstSize = 512;

    // Received and not handed over: [_start, _end). No line feed in [_start, _seen).
    private byte[] _buffer = new byte[Math.Min(FirstSize, longest + 1)];
    private int _start;
    private int _seen;
    private int _end;
    private bool _skipping;
    private bool _speaksInLines;

    /// <summary>The next line; null at the end. What comes before the end without a line feed is a line too.</summary>
    public async ValueTask<Message?> ReadAsync(CancellationToken stop)
    {
        while (true)
        {
            var feed = _buffer.AsSpan(_seen, _end - _seen).IndexOf((byte)'\n');
            if (feed >= 0)
            {
                _speaksInLines |= _seen + feed + 1 == _end;
                var line = Take(_seen + feed, next: _seen + feed + 1);
                if (!Skipped())
                {
                    return new Message(line, "\n");
                }

                continue;
            }

            _seen = _end;
            if (_skipping)
            {
                _start = _seen = _end = 0;
            }
            else if (_end - _start > longest)
            {
                _skipping = true;
                return new Message(Take(_start + longest, next: _end), "\n", WasCut: true);
            }
            else if (AsItCame() is { } piece)
            {
                return piece;
            }

            MakeRoom();
            var count = await receive(_buffer.AsMemory(_end), stop);
            if (count == 0)
            {
                return _start == _end || Skipped() ? null : new Message(Take(_end, _end), "");
            }

            _end += count;
        }
    }

    private Message? AsItCame()
    {
        if (_speaksInLines || isDrained is null || _start == _end || !isDrained())
        {
            return null;
        }

        var whole = _end - Utf8.TornAtEnd(_buffer.AsSpan(_start, _end - _start));
        return whole > _start ? new Message(Take(whole, whole), "") : null;
    }

    // The rest of a line that was cut ends at the next line feed.
    private bool Skipped()
    {
        var skipped = _skipping;
        _skipping = false;
        return skipped;
    }

    private string Take(int end, int next)
    {
        var line = _buffer.AsSpan(_start, end - _start);
        _start = _seen = next;
        return Encoding.UTF8.GetString(line.EndsWith("\r"u8) ? line[..^1] : line);
    }

    private void MakeRoom()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _seen, _end) = (0, _seen - _start, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Min(_buffer.Length * 2, longest + 1));
        }
    }
}
