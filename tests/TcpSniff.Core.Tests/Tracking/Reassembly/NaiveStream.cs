using System.Text;

namespace TcpSniff.Core.Tests.Tracking.Reassembly;

/// <summary>A stream byte by byte, as slow and as plain as can be: what <c>StreamAssembler</c> has to be equal to.</summary>
internal sealed class NaiveStream
{
    private readonly SortedDictionary<long, byte> _bytes = [];
    private readonly StringBuilder _text = new();
    private long _next;

    public int DifferingBytes { get; private set; }

    public void Add(long start, byte[] bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            var offset = start + i;
            if (_bytes.TryGetValue(offset, out var first))
            {
                DifferingBytes += first == bytes[i] ? 0 : 1;
            }
            else if (offset >= _next)
            {
                _bytes.Add(offset, bytes[i]);
            }
        }

        Read();
    }

    public void GiveUpBefore(long offset)
    {
        while (_next < offset)
        {
            var hole = 0;
            for (; _next < offset && !_bytes.ContainsKey(_next); _next++)
            {
                hole++;
            }

            _text.Append($"[{hole}]");
            Read();
        }
    }

    public void Finish() => GiveUpBefore(_bytes.Keys.Append(-1).Max());

    public override string ToString() => _text.ToString();

    private void Read()
    {
        for (; _bytes.TryGetValue(_next, out var value); _next++)
        {
            _text.Append((char)value);
        }
    }
}
