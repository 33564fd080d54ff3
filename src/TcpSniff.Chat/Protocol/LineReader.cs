using System.Text;

namespace TcpSniff.Chat.Protocol;

/// <summary>A message that was received.</summary>
/// <param name="Text">The message; bytes that are not UTF-8 are replaced.</param>
/// <param name="WasCut">Whether it was longer than allowed and what is here is its beginning.</param>
internal readonly record struct ReceivedLine(string Text, bool WasCut);

/// <summary>Cuts a stream of bytes into lines, without ever holding more than one of the longest.</summary>
/// <param name="receive">Receives into a buffer; 0 at the end.</param>
/// <param name="longest">Bytes of a line at most.</param>
internal sealed class LineReader(Func<Memory<byte>, CancellationToken, ValueTask<int>> receive, int longest = ChatWords.LongestLine)
{
    private const int FirstSize = 512;

    // Received and not handed over: [_start, _end). No line feed in [_start, _seen).
    private byte[] _buffer = new byte[Math.Min(FirstSize, longest + 1)];
    private int _start;
    private int _seen;
    private int _end;
    private bool _skipping;

    /// <summary>The next line; null at the end. What comes before the end without a line feed is a line too.</summary>
    public async ValueTask<ReceivedLine?> ReadAsync(CancellationToken stop)
    {
        while (true)
        {
            var feed = _buffer.AsSpan(_seen, _end - _seen).IndexOf((byte)'\n');
            if (feed >= 0)
            {
                var line = Take(_seen + feed, next: _seen + feed + 1);
                if (!Skipped())
                {
                    return new ReceivedLine(line, WasCut: false);
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
                return new ReceivedLine(Take(_start + longest, next: _end), WasCut: true);
            }

            MakeRoom();
            var count = await receive(_buffer.AsMemory(_end), stop);
            if (count == 0)
            {
                return _start == _end || Skipped() ? null : new ReceivedLine(Take(_end, _end), WasCut: false);
            }

            _end += count;
        }
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
