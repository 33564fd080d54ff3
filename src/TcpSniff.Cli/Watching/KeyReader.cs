namespace TcpSniff.Cli.Watching;

/// <summary>
/// Tells keys from the bytes that a terminal sends (ECMA-48 CSI, and the SS3 of xterm's application mode). A sequence may come in pieces;
/// an ESC that stays alone is the key.
/// </summary>
internal sealed class KeyReader
{
    private const byte Escape = 0x1B;

    private readonly List<byte> _held = [];

    /// <summary>Whether an ESC waits for what may follow it.</summary>
    public bool IsWaiting => _held.Count > 0;

    /// <summary>The keys of the next bytes.</summary>
    public IReadOnlyList<WatchKey> Read(ReadOnlySpan<byte> bytes)
    {
        var keys = new List<WatchKey>();
        foreach (var value in bytes)
        {
            if (Take(value) is var key and not WatchKey.None)
            {
                keys.Add(key);
            }
        }

        return keys;
    }

    /// <summary>Nothing followed for a while: the key that the ESC was.</summary>
    public WatchKey Settle()
    {
        var alone = _held.Count == 1;
        _held.Clear();
        return alone ? WatchKey.Back : WatchKey.None;
    }

    private WatchKey Take(byte value)
    {
        if (value == Escape)
        {
            // A second one: the first was the key.
            var key = Settle();
            _held.Add(value);
            return key;
        }

        if (_held.Count == 0)
        {
            return Plain(value);
        }

        _held.Add(value);
        if (_held.Count == 2 && value is (byte)'[' or (byte)'O')
        {
            return WatchKey.None;
        }

        // Parameters end with a letter or a tilde; a letter at once is Alt with it.
        if (value is >= 0x40 and <= 0x7E || _held.Count > 16)
        {
            var sequence = System.Text.Encoding.ASCII.GetString([.. _held[1..]]);
            _held.Clear();
            return Sequence(sequence);
        }

        return WatchKey.None;
    }

    private static WatchKey Plain(byte value) => value switch
    {
        (byte)'q' or (byte)'Q' => WatchKey.Quit,
        0x03 => WatchKey.Interrupt,
        (byte)'\r' or (byte)'\n' => WatchKey.Enter,
        0x7F or 0x08 => WatchKey.Back,
        (byte)'s' or (byte)'S' => WatchKey.Sort,
        (byte)'p' or (byte)'P' => WatchKey.Pause,
        (byte)'?' or (byte)'h' => WatchKey.Help,
        (byte)'k' => WatchKey.Up,
        (byte)'j' => WatchKey.Down,
        (byte)' ' => WatchKey.PageDown,
        (byte)'g' => WatchKey.Home,
        (byte)'G' => WatchKey.End,
        _ => WatchKey.None,
    };

    private static WatchKey Sequence(string sequence) => sequence switch
    {
        "[A" or "OA" => WatchKey.Up,
        "[B" or "OB" => WatchKey.Down,
        "[5~" => WatchKey.PageUp,
        "[6~" => WatchKey.PageDown,
        "[H" or "OH" or "[1~" or "[7~" => WatchKey.Home,
        "[F" or "OF" or "[4~" or "[8~" => WatchKey.End,
        _ => WatchKey.None,
    };
}
