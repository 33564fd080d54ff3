using System.Text;

namespace TcpSniff.Chat.Protocol;

/// <summary>
/// Takes each receive as a message, as the classic tutorials' programs do. What ends with a line feed comes from somebody who
/// speaks in lines, and is taken as those. TCP keeps no boundaries: two sends may be in one receive, one in two.
/// </summary>
/// <param name="receive">Receives into a buffer; 0 at the end.</param>
/// <param name="longest">Bytes of a receive at most.</param>
internal sealed class RawReader(Func<Memory<byte>, CancellationToken, ValueTask<int>> receive, int longest = ChatWords.LongestLine) : IMessageReader
{
    private readonly Queue<Message> _lines = new();
    private byte[]? _buffer;

    // Bytes of a character that was torn, at the front of the buffer.
    private int _kept;

    /// <inheritdoc/>
    public async ValueTask<Message?> ReadAsync(CancellationToken stop)
    {
        if (_lines.TryDequeue(out var line))
        {
            return line;
        }

        _buffer ??= new byte[longest];
        while (true)
        {
            var count = await receive(_buffer.AsMemory(_kept), stop);
            var end = _kept + count;
            _kept = count == 0 ? 0 : Utf8.TornAtEnd(_buffer.AsSpan(0, end));
            if (end - _kept > 0)
            {
                return Take(end - _kept, end);
            }

            if (count == 0)
            {
                return null;
            }
        }
    }

    private Message Take(int whole, int end)
    {
        var text = Encoding.UTF8.GetString(_buffer!, 0, whole);
        _buffer.AsSpan(whole, end - whole).CopyTo(_buffer);
        if (!text.EndsWith('\n'))
        {
            return new(text, "");
        }

        foreach (var line in text[..^1].Split('\n'))
        {
            _lines.Enqueue(line.EndsWith('\r') ? new(line[..^1], "\r\n") : new(line, "\n"));
        }

        return _lines.Dequeue();
    }
}
