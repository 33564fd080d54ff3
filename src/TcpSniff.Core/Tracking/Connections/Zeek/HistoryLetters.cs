using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;

namespace TcpSniff.Tracking.Connections.Zeek;

/// <summary>The letters of a history. The first sixteen cost no object of their own.</summary>
internal struct HistoryLetters
{
    /// <summary>More letters than this are not kept; only a side that sends ever other SYNs, FINs or RSTs gets there.</summary>
    public const int Limit = 1024;

    private Inline _inline;
    private byte[]? _spilled;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Whether it has no object of its own.</summary>
    public readonly bool IsPlain => _spilled is null;

    private readonly int Capacity => _spilled?.Length ?? Inline.Length;

    /// <summary>Adds a letter.</summary>
    public void Add(char letter)
    {
        if (Count == Limit)
        {
            return;
        }

        if (Count == Capacity)
        {
            var larger = new byte[2 * Capacity];
            Letters.CopyTo(larger);
            _spilled = larger;
        }

        Letters[Count++] = (byte)letter;
    }

    /// <summary>Puts the mark of a role flip first and changes the case of all letters.</summary>
    public void Flip()
    {
        Add('^');
        var letters = Letters[..Count];
        letters[..^1].CopyTo(letters[1..]);
        letters[0] = (byte)'^';
        foreach (ref var letter in letters[1..])
        {
            letter ^= 0x20;
        }
    }

    /// <summary>Whether there is this letter only.</summary>
    public readonly bool IsOnly(char letter) => Count == 1 && _inline[0] == letter;

    /// <inheritdoc/>
    public override readonly string ToString() =>
        Encoding.ASCII.GetString(_spilled is null ? _inline[..Count] : _spilled.AsSpan(0, Count));

    [UnscopedRef]
    private Span<byte> Letters => _spilled is null ? _inline : _spilled;

    [InlineArray(Length)]
    private struct Inline
    {
        public const int Length = 16;

        private byte _first;
    }
}
