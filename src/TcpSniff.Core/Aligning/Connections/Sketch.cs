namespace TcpSniff.Aligning.Connections;

/// <summary>
/// The least of many prints: two captures that saw the same segments keep the same ones, whichever of them began earlier, so that
/// a few say how much two connections have in common (a bottom-k sketch, Broder 1997).
/// </summary>
internal sealed class Sketch
{
    private const int Most = 16;

    private uint[] _least = new uint[4];
    private int _count;

    /// <summary>The prints that are kept, in order.</summary>
    public ReadOnlySpan<uint> Prints => _least.AsSpan(0, _count);

    /// <summary>Takes a print.</summary>
    public void Add(uint print)
    {
        if (_count == Most && print >= _least[_count - 1])
        {
            return;
        }

        var at = Prints.BinarySearch(print);
        if (at >= 0)
        {
            return;
        }

        at = ~at;
        if (_count < Most)
        {
            if (_count == _least.Length)
            {
                Array.Resize(ref _least, _count * 2);
            }

            _count++;
        }

        Array.Copy(_least, at, _least, at + 1, _count - at - 1);
        _least[at] = print;
    }
}
